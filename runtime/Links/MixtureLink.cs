namespace NetGen.CompilerServices;

/// <summary>Each row of the last axis is a mixture of Gaussians: M logits become weights by softmax, M · D means stay what they are, and
/// M · D logarithms of deviations become deviations.</summary>
/// <param name="components">M.</param>
/// <param name="dimensions">D.</param>
internal sealed class MixtureLink(int components, int dimensions) : Link
{
    /// <summary>M.</summary>
    public int Components => components;

    /// <summary>D.</summary>
    public int Dimensions => dimensions;

    /// <summary>Values of a row: M (1 + 2 D).</summary>
    public int Length { get; } = components * (1 + 2 * dimensions);

    internal override string Description => $"the weights, means and deviations of a mixture of {components} Gaussians";

    internal override void Apply<T>(ReadOnlySpan<T> z, Span<T> output)
    {
        for (int start = 0; start < z.Length; start += Length)
        {
            ReadOnlySpan<T> row = z.Slice(start, Length);
            Span<T> y = output.Slice(start, Length);
            SoftmaxLink.Row(row[..components], y[..components]);
            row[components..].CopyTo(y[components..]);
            foreach (ref T deviation in Deviations(y))
                deviation = T.Exp(deviation);
        }
    }

    internal override void PullBack<T>(ReadOnlySpan<T> output, Span<T> gradient)
    {
        for (int start = 0; start < output.Length; start += Length)
        {
            SoftmaxLink.PullBackRow(output.Slice(start, components), gradient.Slice(start, components));
            for (int i = start + components * (1 + dimensions); i < start + Length; i++)
                gradient[i] *= output[i];
        }
    }

    internal override void AddSecond(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> change,
        ReadOnlySpan<double> gradient,
        Span<double> sum
    )
    {
        for (int start = 0; start < output.Length; start += Length)
        {
            SoftmaxLink.AddSecondOfRow(
                output.Slice(start, components),
                change.Slice(start, components),
                gradient.Slice(start, components),
                sum.Slice(start, components)
            );
            for (int i = start + components * (1 + dimensions); i < start + Length; i++)
                sum[i] += change[i] * gradient[i];
        }
    }

    private Span<T> Deviations<T>(Span<T> row) => row[(components * (1 + dimensions))..];
}

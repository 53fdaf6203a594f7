namespace NetGen.CompilerServices;

/// <summary>1 / (1 + exp(-z)).</summary>
internal sealed class SigmoidLink : Link
{
    internal override OutputRange? Range => new(0, 1);

    internal override void Apply<T>(ReadOnlySpan<T> z, Span<T> output)
    {
        for (int i = 0; i < z.Length; i++)
            output[i] = T.One / (T.One + T.Exp(-z[i]));
    }

    internal override void PullBack<T>(ReadOnlySpan<T> output, Span<T> gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] *= output[i] * (T.One - output[i]);
    }

    internal override void AddSecond(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> change,
        ReadOnlySpan<double> gradient,
        Span<double> sum
    )
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] += change[i] * (1 - 2 * output[i]) * gradient[i];
    }
}

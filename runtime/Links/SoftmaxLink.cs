using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>exp(z) over its sum along the last axis.</summary>
internal sealed class SoftmaxLink(int classes) : Link
{
    internal override OutputRange? Range => new(0, 1, sumsToOne: true);

    internal override void Apply<T>(ReadOnlySpan<T> z, Span<T> output)
    {
        for (int start = 0; start < z.Length; start += classes)
            Row(z.Slice(start, classes), output.Slice(start, classes));
    }

    internal override void PullBack<T>(ReadOnlySpan<T> output, Span<T> gradient)
    {
        for (int start = 0; start < output.Length; start += classes)
            PullBackRow(output.Slice(start, classes), gradient.Slice(start, classes));
    }

    internal override void AddSecond(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> change,
        ReadOnlySpan<double> gradient,
        Span<double> sum
    )
    {
        for (int start = 0; start < output.Length; start += classes)
            AddSecondOfRow(
                output.Slice(start, classes),
                change.Slice(start, classes),
                gradient.Slice(start, classes),
                sum.Slice(start, classes)
            );
    }

    /// <summary>One row.</summary>
    public static void Row<T>(ReadOnlySpan<T> z, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = T.NegativeInfinity,
            sum = T.Zero;
        foreach (T x in z)
            max = T.Max(max, x);
        for (int i = 0; i < z.Length; i++)
            sum += output[i] = T.Exp(z[i] - max);
        foreach (ref T y in output)
            y /= sum;
    }

    /// <summary>The gradient of one row.</summary>
    public static void PullBackRow<T>(ReadOnlySpan<T> output, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T dot = T.Zero;
        for (int i = 0; i < output.Length; i++)
            dot += output[i] * gradient[i];
        for (int i = 0; i < output.Length; i++)
            gradient[i] = output[i] * (gradient[i] - dot);
    }

    /// <summary>How <see cref="PullBackRow"/> changes.</summary>
    public static void AddSecondOfRow(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> change,
        ReadOnlySpan<double> gradient,
        Span<double> sum
    )
    {
        double dot = 0,
            dotChange = 0;
        for (int i = 0; i < output.Length; i++)
        {
            dot += output[i] * gradient[i];
            dotChange += change[i] * gradient[i];
        }
        for (int i = 0; i < output.Length; i++)
            sum[i] += change[i] * (gradient[i] - dot) - output[i] * dotChange;
    }
}

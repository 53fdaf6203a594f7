using System.Numerics;

namespace NetGen.Kernels;

/// <summary>What stands between a network's last tensor and its output, one sample at a time. Plain loops: batches go through the kernels.</summary>
internal static class Link
{
    /// <summary>output = link(z).</summary>
    public static void Apply<T>(Activation link, ReadOnlySpan<T> z, Span<T> output, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        z.CopyTo(output);
        if (link == Activation.Sigmoid) foreach (ref T y in output) y = T.One / (T.One + T.Exp(-y));
        if (link != Activation.Softmax) return;
        for (int start = 0; start < output.Length; start += classes)
        {
            Span<T> row = output.Slice(start, classes);
            T max = T.NegativeInfinity, sum = T.Zero;
            foreach (T y in row) max = T.Max(max, y);
            foreach (ref T y in row) sum += y = T.Exp(y - max);
            foreach (ref T y in row) y /= sum;
        }
    }

    /// <summary>Turns the gradient with respect to the output into that with respect to z, in place.</summary>
    public static void PullBack<T>(Activation link, ReadOnlySpan<T> output, Span<T> gradient, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (link == Activation.Sigmoid)
            for (int i = 0; i < gradient.Length; i++) gradient[i] *= output[i] * (T.One - output[i]);
        if (link != Activation.Softmax) return;
        for (int start = 0; start < output.Length; start += classes)
        {
            T dot = T.Zero;
            for (int i = start; i < start + classes; i++) dot += output[i] * gradient[i];
            for (int i = start; i < start + classes; i++) gradient[i] = output[i] * (gradient[i] - dot);
        }
    }
}

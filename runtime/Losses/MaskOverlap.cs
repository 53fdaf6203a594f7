using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>The losses of masks: how much of what is marked should be, and the other way round.</summary>
internal static class MaskOverlap
{
    /// <summary>1 - Σ t y / (Σ t y + alpha Σ (1 - t) y + beta Σ t (1 - y) + epsilon).</summary>
    public static T Loss<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient, double alpha, double beta, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T a = T.CreateTruncating(alpha),
            b = T.CreateTruncating(beta),
            both = T.Zero,
            outputs = T.Zero,
            targets = T.Zero;
        for (int i = 0; i < output.Length; i++)
        {
            both += target[i] * output[i];
            outputs += output[i];
            targets += target[i];
        }
        T all = both + a * (outputs - both) + b * (targets - both) + T.CreateTruncating(epsilon);
        for (int i = 0; i < output.Length; i++)
        {
            T t = target[i],
                slope = t + a * (T.One - t) - b * t;
            gradient[i] = (both * slope - t * all) / (all * all);
        }
        return T.One - both / all;
    }
}

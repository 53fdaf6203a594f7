using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>A loss that is the mean of a function of one output and its target.</summary>
internal interface IElementLoss
{
    /// <summary>The values for outputs y and targets t, and their slopes with respect to y.</summary>
    static abstract V Value<V, T>(V y, V t, out V slope) where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>A loss of sigmoid(z) as a function of z.</summary>
internal readonly struct BehindSigmoid<F> : IElementLoss where F : struct, IElementLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Value<V, T>(V z, V t, out V slope) where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V y = VecMath.Sigmoid<V, T>(z), value = F.Value<V, T>(y, t, out slope);
        slope = slope * y * (V.Create(T.One) - y);
        return value;
    }
}

/// <summary>Runs the losses that go element by element.</summary>
internal static class ElementLoss
{
    /// <summary>See <see cref="Loss.Sample"/>.</summary>
    public static unsafe T Sample<T, F>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IElementLoss
    {
        fixed (T* y = output, t = target, dy = gradient)
            return Rows<T, F>(new(y), new(t), new(dy), 1, output.Length, output.Length);
    }

    /// <summary>See <see cref="Loss.Batch"/>; <typeparamref name="F"/> is a function of z.</summary>
    public static unsafe T Batch<T, F>(in LossBatch<T> batch) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IElementLoss
    {
        fixed (T* t = batch.Targets)
            return Rows<T, F>(batch.Z, new(t), batch.DZ, batch.N, batch.Length, batch.Pitch);
    }

    private static T Rows<T, F>(Ptr<T> z, Ptr<T> t, Ptr<T> dz, int n, int length, int pitch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IElementLoss =>
        Vector512.IsHardwareAccelerated ? Rows<Vec512<T>, T, F>(z, t, dz, n, length, pitch)
        : Vector256.IsHardwareAccelerated ? Rows<Vec256<T>, T, F>(z, t, dz, n, length, pitch)
        : Rows<Vec128<T>, T, F>(z, t, dz, n, length, pitch);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe T Rows<V, T, F>(Ptr<T> z, Ptr<T> t, Ptr<T> dz, int n, int length, int pitch)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IElementLoss
    {
        T* buffer = stackalloc T[V.Count];
        bool padded = pitch >= (length + V.Count - 1) / V.Count * V.Count;
        var tail = new RowTail<V, T>(new(buffer), length, padded, padded);
        T scale = T.One / (T.CreateChecked(n) * T.CreateChecked(length));
        V factor = V.Create(scale), total = V.Zero;
        for (int i = 0; i < n; i++, z += pitch, dz += pitch, t += length)
        {
            // Whole vectors and tail share one loop, so that F is inlined once: past 1,024 locals the JIT keeps everything in memory.
            for (int j = 0; j < length; j += V.Count)
            {
                bool whole = j < tail.Start, readable = j + V.Count <= (n - i) * length;
                V value = F.Value<V, T>(whole ? V.Load(z + j) : tail.Load(z, V.Zero), whole ? V.Load(t + j) : tail.Load(t, V.Zero, readable), out V slope);
                total += whole ? value : tail.Mask(value);
                if (whole) V.Store(dz + j, slope * factor);
                else tail.Store(dz, tail.Mask(slope * factor));
            }
            if (tail.End < pitch) (dz + tail.End).Span(pitch - tail.End).Clear();
        }
        return V.Sum(total) * scale;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>What the cross-entropies behind a softmax do with a row's target.</summary>
internal interface ISoftmaxTarget
{
    /// <summary>Target values of a row.</summary>
    static abstract int Length(int classes);

    /// <summary>Turns scale · softmax(z) into the gradient. The row's loss is weight · ln Σ e^(z - max) - inner.</summary>
    static abstract (T Weight, T Inner) Apply<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> target, T max, T scale, Span<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Softmax and cross-entropy in one: a loss by log-sum-exp, which neither overflows nor needs clipping.</summary>
internal static class SoftmaxLoss
{
    /// <summary>See <see cref="Loss.Batch"/>.</summary>
    public static T Batch<T, K>(in LossBatch<T> batch) where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, ISoftmaxTarget =>
        Vector512.IsHardwareAccelerated ? Rows<Vec512<T>, T, K>(batch)
        : Vector256.IsHardwareAccelerated ? Rows<Vec256<T>, T, K>(batch)
        : Rows<Vec128<T>, T, K>(batch);

    // The logarithms wait until there is a vector full of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe T Rows<V, T, K>(in LossBatch<T> batch)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, ISoftmaxTarget
    {
        int classes = batch.Classes, rows = batch.Length / classes, targetLength = K.Length(classes), waiting = 0;
        bool padded = rows == 1 && batch.Pitch >= (classes + V.Count - 1) / V.Count * V.Count;
        T* buffer = stackalloc T[3 * V.Count];
        Ptr<T> sums = new(buffer + V.Count), weights = new(buffer + 2 * V.Count);
        var tail = new RowTail<V, T>(new(buffer), classes, padded, padded);
        T scale = T.One / T.CreateChecked(batch.N * rows), inners = T.Zero;
        V total = V.Zero;
        ReadOnlySpan<T> targets = batch.Targets;
        for (int i = 0; i < batch.N; i++)
        {
            for (int row = 0; row < rows; row++)
            {
                Ptr<T> z = batch.Z + (i * batch.Pitch + row * classes), dz = batch.DZ + (i * batch.Pitch + row * classes);
                Softmax.Row(z, dz, scale, tail, out T max, out sums[waiting]);
                (weights[waiting], T inner) = K.Apply<T>(z.Span(classes), targets[..targetLength], max, scale, dz.Span(classes));
                targets = targets[targetLength..];
                inners += inner;
                if (++waiting < V.Count) continue;
                total = V.Fma(V.Load(weights), VecMath.Log<V, T>(V.Load(sums)), total);
                waiting = 0;
            }
            batch.DZOf(i)[(padded ? tail.End : batch.Length)..].Clear();
        }
        T value = V.Sum(total);
        for (int k = 0; k < waiting; k++) value += weights[k] * T.Log(sums[k]);
        return (value - inners) * scale;
    }
}

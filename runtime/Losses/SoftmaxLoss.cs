using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>What the cross-entropies behind a softmax do with a row's target.</summary>
internal interface ISoftmaxTarget
{
    /// <summary>Target values of a row.</summary>
    static abstract int Length(int classes);

    /// <summary>Turns scale · softmax(z) into the gradient. The row's loss is weight · ln Σ e^(z - max) - inner.</summary>
    (T Weight, T Inner) Apply<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> target, T max, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Softmax and cross-entropy in one: a loss by log-sum-exp, which neither overflows nor needs clipping.</summary>
internal static class SoftmaxLoss
{
    /// <summary>The loss of one row of logits, and its gradient: plain loops.</summary>
    public static T Row<T, K>(in K kind, ReadOnlySpan<T> z, ReadOnlySpan<T> target, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ISoftmaxTarget
    {
        T max = T.NegativeInfinity,
            sum = T.Zero;
        foreach (T x in z)
            max = T.Max(max, x);
        foreach (T x in z)
            sum += T.Exp(x - max);
        SoftmaxLink.Row(z, gradient);
        (T weight, T inner) = kind.Apply(z, target, max, T.One, gradient);
        return weight * T.Log(sum) - inner;
    }

    /// <summary>See <see cref="Loss.Batch"/>.</summary>
    public static T Batch<T, K>(in K kind, in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ISoftmaxTarget =>
        Vector512.IsHardwareAccelerated ? Rows<Vec512<T>, T, K>(kind, batch)
        : Vector256.IsHardwareAccelerated ? Rows<Vec256<T>, T, K>(kind, batch)
        : Rows<Vec128<T>, T, K>(kind, batch);

    [MethodImpl(Kernel.Alone)]
    private static unsafe T Rows<V, T, K>(in K kind, in LossBatch<T> batch)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ISoftmaxTarget
    {
        int classes = batch.Classes,
            rows = batch.Length / classes,
            n = batch.N * rows,
            targetLength = K.Length(classes);
        bool padded = rows == 1 && batch.Pitch >= (classes + V.Count - 1) / V.Count * V.Count;
        T* room = stackalloc T[Softmax.ScratchLength<V, T>()];
        // The tail needs its buffer only while a block runs, the weights theirs only after it.
        Ptr<T> max = new(room + V.Count),
            weights = new(room);
        var tail = new RowTail<V, T>(weights, classes, padded, padded);
        T scale = T.One / T.CreateChecked(batch.Total * rows),
            total = T.Zero;
        // Rows lie a pitch apart, or side by side within a sample: then a block may not reach into the next one.
        int pitch = rows == 1 ? batch.Pitch : classes,
            run = rows == 1 ? n : rows;
        for (int start = 0; start < n; start += run)
        for (int i = 0; i < run; i += V.Count)
        {
            int count = Math.Min(V.Count, run - i),
                offset = start / rows * batch.Pitch + i * pitch;
            Ptr<T> z = batch.Z + offset,
                dz = batch.DZ + offset;
            Softmax.Block(new ScaledSoftmax<V, T>(scale), z, pitch, dz, pitch, count, tail, max);
            V.Store(weights, V.Zero);
            for (int k = 0; k < count; k++)
            {
                ReadOnlySpan<T> target = batch.Targets.Slice((start + i + k) * targetLength, targetLength);
                (weights[k], T inner) = kind.Apply<T>((z + k * pitch).Span(classes), target, max[k], scale, (dz + k * pitch).Span(classes));
                total -= inner;
            }
            total += WeightedLogs<V, T>(weights, max + V.Count);
        }
        int written = padded ? tail.End : batch.Length;
        if (written < batch.Pitch)
            for (int i = 0; i < batch.N; i++)
                batch.DZOf(i)[written..].Clear();
        return total * scale;
    }

    [MethodImpl(Kernel.Alone)]
    private static T WeightedLogs<V, T>(Ptr<T> weights, Ptr<T> sums)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Sum(V.Load(weights) * VecMath.Log<V, T>(V.Load(sums)));
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>A loss that is the mean of a function of one output and its target.</summary>
internal interface IElementLoss
{
    /// <summary>The values for outputs y and targets t, and their slopes with respect to y.</summary>
    V Value<V, T>(V y, V t, out V slope)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>A loss of sigmoid(z) as a function of z.</summary>
internal readonly struct BehindSigmoid<F>(F inner) : IElementLoss
    where F : struct, IElementLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Value<V, T>(V z, V t, out V slope)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V y = VecMath.Sigmoid<V, T>(z),
            value = inner.Value<V, T>(y, t, out slope);
        slope = slope * y * (V.Create(T.One) - y);
        return value;
    }
}

/// <summary>Runs the losses that go element by element.</summary>
internal static class ElementLoss
{
    /// <summary>See <see cref="Loss.Sample"/>: lane by lane, since users' spans have no padding to read.</summary>
    public static unsafe T Sample<T, F>(in F f, ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementLoss
    {
        fixed (
            T* y = output,
                t = target,
                dy = gradient
        )
            return Rows<Vec1<T>, T, F>(f, new(y), new(t), new(dy), 1, 1, output.Length, output.Length);
    }

    /// <summary>See <see cref="Loss.Batch"/>, for a function of the outputs.</summary>
    public static T OfOutputs<T, F>(in F f, Loss loss, in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementLoss =>
        batch.Link switch
        {
            LinearLink => Batch<T, F>(f, batch),
            SigmoidLink => Batch<T, BehindSigmoid<F>>(new(f), batch),
            PartedLink parted => BatchParts.OfElements(loss, batch, parted),
            _ => batch.SampleBySample(loss),
        };

    /// <summary>The same for a function of probabilities that has a more exact form of their logits; where <paramref name="fromLogits"/>,
    /// outputs are logits.</summary>
    public static T OfProbabilities<T, P, L>(in P probability, in L logit, bool fromLogits, Loss loss, in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where P : struct, IElementLoss
        where L : struct, IElementLoss =>
        batch.Link switch
        {
            LinearLink => fromLogits ? Batch<T, L>(logit, batch) : Batch<T, P>(probability, batch),
            SigmoidLink when !fromLogits => Batch<T, L>(logit, batch),
            PartedLink parted => BatchParts.OfElements(loss, batch, parted),
            _ => batch.SampleBySample(loss),
        };

    /// <summary>The same for a function of z.</summary>
    public static unsafe T Batch<T, F>(in F f, in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementLoss
    {
        fixed (T* t = batch.Targets)
            return Vector512.IsHardwareAccelerated
                    ? Rows<Vec512<T>, T, F>(f, batch.Z, new(t), batch.DZ, batch.N, batch.Total, batch.Length, batch.Pitch)
                : Vector256.IsHardwareAccelerated
                    ? Rows<Vec256<T>, T, F>(f, batch.Z, new(t), batch.DZ, batch.N, batch.Total, batch.Length, batch.Pitch)
                : Rows<Vec128<T>, T, F>(f, batch.Z, new(t), batch.DZ, batch.N, batch.Total, batch.Length, batch.Pitch);
    }

    // Whole vectors only: rows of z are padded, and memory of targets may be read beyond its end. Lanes behind the last column count for
    // nothing.
    [MethodImpl(Kernel.Alone)]
    private static T Rows<V, T, F>(in F f, Ptr<T> z, Ptr<T> t, Ptr<T> dz, int n, int total, int length, int pitch)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementLoss
    {
        if (length == 1 && V.Count > 1)
            return Singles<V, T, F>(f, z, t, dz, n, total, pitch);
        T scale = T.One / (T.CreateTruncating(total) * T.CreateTruncating(length));
        V factor = V.Create(scale),
            sum = V.Zero;
        for (int i = 0; i < n; i++, z += pitch, dz += pitch, t += length)
        {
            for (int j = 0; j < length; j += V.Count)
            {
                V inside = V.Greater(V.Create(T.CreateTruncating(length - j)), V.Indices);
                V value = f.Value<V, T>(V.Load(z + j), V.Load(t + j), out V slope);
                sum += V.Select(inside, value, V.Zero);
                V.Store(dz + j, V.Select(inside, slope * factor, V.Zero));
            }
            for (int j = (length + V.Count - 1) / V.Count * V.Count; j < pitch; j++)
                dz[j] = T.Zero;
        }
        return V.Sum(sum) * scale;
    }

    // One output a sample: a vector of samples at a time. Lanes are filled from the last to the first, each overwriting those below it: a
    // vector loaded from values just stored one by one would wait for all of them.
    [SkipLocalsInit, MethodImpl(Kernel.Alone)]
    private static unsafe T Singles<V, T, F>(in F f, Ptr<T> z, Ptr<T> t, Ptr<T> dz, int n, int total, int pitch)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementLoss
    {
        T* room = stackalloc T[16];
        Ptr<T> column = new(room);
        T scale = T.One / T.CreateTruncating(total);
        V factor = V.Create(scale),
            sum = V.Zero,
            first = V.Greater(V.Create(T.One), V.Indices);
        for (int i = 0; i < n; i += V.Count)
        {
            int count = Math.Min(V.Count, n - i);
            V outputs = V.Create(z[(i + count - 1) * pitch]);
            for (int k = count - 1; k > 0; k--)
                outputs = V.Select(V.Greater(V.Create(T.CreateTruncating(k)), V.Indices), V.Create(z[(i + k - 1) * pitch]), outputs);
            V inside = V.Greater(V.Create(T.CreateTruncating(count)), V.Indices);
            V value = f.Value<V, T>(outputs, V.Load(t + i), out V slope);
            sum += V.Select(inside, value, V.Zero);
            V.Store(column, slope * factor);
            for (int k = 0; k < count; k++)
            {
                Ptr<T> row = dz + (i + k) * pitch;
                V.Store(row, V.Select(first, V.Create(column[k]), V.Zero));
                for (int j = V.Count; j < pitch; j += V.Count)
                    V.Store(row + j, V.Zero);
            }
        }
        return V.Sum(sum) * scale;
    }
}

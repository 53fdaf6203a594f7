using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>The likelihood of mixtures and its gradient, a vector of samples at a time: value i of all of them stands in one vector, so
/// that no lane waits for another.</summary>
internal static class MixtureLoss
{
    /// <summary>Longer rows are not turned: they go one by one.</summary>
    private const int Longest = 256;

    /// <summary>See <see cref="Loss.Batch"/>.</summary>
    public static T Batch<T>(in LossBatch<T> batch, MixtureLink mixture)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        mixture.Length > Longest ? Rows<Vec1<T>, T>(batch, mixture)
        : Vector512.IsHardwareAccelerated ? Rows<Vec512<T>, T>(batch, mixture)
        : Vector256.IsHardwareAccelerated ? Rows<Vec256<T>, T>(batch, mixture)
        : Rows<Vec128<T>, T>(batch, mixture);

    [SkipLocalsInit, MethodImpl(Kernel.Alone)]
    private static unsafe T Rows<V, T>(in LossBatch<T> batch, MixtureLink mixture)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = mixture.Length,
            m = mixture.Components,
            d = mixture.Dimensions,
            rows = batch.Length / length;
        bool turns = V.Count > 1;
        T* room = stackalloc T[(m + (turns ? length + d : 0)) * V.Count];
        Ptr<T> joint = new(room),
            turned = joint + m * V.Count,
            turnedTargets = turned + length * V.Count;
        T scale = T.One / T.CreateChecked(batch.Total * rows);
        V sum = V.Zero,
            factor = V.Create(scale);
        // Rows lie a pitch apart, or side by side within a sample.
        int pitch = rows == 1 ? batch.Pitch : length,
            run = rows == 1 ? batch.N : rows;
        fixed (T* t = batch.Targets)
            for (int start = 0; start < batch.N * rows; start += run)
            for (int i = 0; i < run; i += V.Count)
            {
                int count = Math.Min(V.Count, run - i),
                    offset = start / rows * batch.Pitch + i * pitch;
                Ptr<T> z = batch.Z + offset,
                    dz = batch.DZ + offset,
                    target = new(t + (nint)(start + i) * d);
                if (!turns)
                {
                    z.Span(length).CopyTo(dz.Span(length));
                    sum += Block<V, T>(dz, target, joint, m, d, factor);
                    continue;
                }
                if (count < V.Count)
                    turned.Span((length + d) * V.Count).Clear();
                CompilerServices.Rows.Transpose(z, pitch, turned, V.Count, length, 0, count);
                CompilerServices.Rows.Transpose(target, d, turnedTargets, V.Count, d, 0, count);
                V value = Block<V, T>(turned, turnedTargets, joint, m, d, factor);
                sum += V.Select(V.Greater(V.Create(T.CreateTruncating(count)), V.Indices), value, V.Zero);
                CompilerServices.Rows.Transpose(turned, V.Count, dz, pitch, count, 0, length);
            }
        for (int i = 0; i < batch.N; i++)
            batch.DZOf(i)[batch.Length..].Clear();
        return V.Sum(sum) * scale;
    }

    /// <summary>The losses of a vector of samples. z becomes their gradient times <paramref name="factor"/>.</summary>
    /// <param name="z">M logits, M · D means, M · D logarithms of deviations.</param>
    /// <param name="t">The targets.</param>
    /// <param name="joint">Room for M.</param>
    /// <param name="m">Components.</param>
    /// <param name="d">Dimensions.</param>
    /// <param name="factor">What gradients are multiplied with.</param>
    [MethodImpl(Kernel.Alone)]
    private static V Block<V, T>(Ptr<T> z, Ptr<T> t, Ptr<T> joint, int m, int d, V factor)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V half = VecMath.C<V, T>(0.5),
            one = V.Create(T.One),
            highest = VecMath.C<V, T>(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue),
            lowest = V.Zero - highest;
        Ptr<T> means = z + m * V.Count,
            deviations = means + m * d * V.Count;
        // Logarithms of each component's weight (but for a constant) and of its weight times its density; means become (t - μ) / σ,
        // deviations 1 / σ.
        V most = lowest,
            mostJoint = lowest;
        for (int k = 0; k < m; k++)
        {
            V logit = V.Load(z + k * V.Count),
                a = logit;
            for (int j = 0; j < d; j++)
            {
                int at = (k * d + j) * V.Count;
                V s = V.Load(deviations + at),
                    inverse = V.Min(highest, VecMath.Exp<V, T>(V.Zero - s)),
                    q = (V.Load(t + j * V.Count) - V.Load(means + at)) * inverse;
                a -= V.Fma(half * q, q, s);
                V.Store(means + at, q);
                V.Store(deviations + at, inverse);
            }
            V.Store(joint + k * V.Count, a);
            most = V.Max(most, logit);
            mostJoint = V.Max(mostJoint, a);
        }
        V sum = V.Zero,
            sumJoint = V.Zero;
        for (int k = 0; k < m; k++)
        {
            V weight = VecMath.Exp<V, T>(V.Load(z + k * V.Count) - most),
                share = VecMath.Exp<V, T>(V.Load(joint + k * V.Count) - mostJoint);
            V.Store(z + k * V.Count, weight);
            V.Store(joint + k * V.Count, share);
            sum += weight;
            sumJoint += share;
        }
        V scale = factor / sum,
            scaleJoint = factor / sumJoint;
        for (int k = 0; k < m; k++)
        {
            V share = V.Load(joint + k * V.Count) * scaleJoint,
                counts = V.Greater(share, V.Zero);
            V.Store(z + k * V.Count, V.Load(z + k * V.Count) * scale - share);
            for (int j = 0; j < d; j++)
            {
                // Where a component is so far away that its share is 0, its distance may be infinite.
                int at = (k * d + j) * V.Count;
                V q = V.Load(means + at),
                    slope = V.Zero - share * q * V.Load(deviations + at);
                V.Store(means + at, V.Select(counts, slope, V.Zero));
                V.Store(deviations + at, V.Select(counts, share * (one - q * q), V.Zero));
            }
        }
        // ln √(2π) for each dimension.
        return most - mostJoint + (VecMath.Log<V, T>(sum) - VecMath.Log<V, T>(sumJoint)) + VecMath.C<V, T>(d * 0.9189385332046727);
    }
}

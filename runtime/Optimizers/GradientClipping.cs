using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Keeps gradients short, as Keras' clipnorm, global_clipnorm and clipvalue do. On one thread, so that no sum depends on their
/// number.</summary>
internal static class GradientClipping
{
    /// <summary>Clips as the optimizer wants it.</summary>
    /// <returns>Whether the gradient was finite; if not, nothing can be made of it.</returns>
    public static bool Apply<T>(Optimizer optimizer, ProgramInfo info, Ptr<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (optimizer.ClipValue > 0)
            Loop.Run<T, Clamp<T>>(new(gradients, T.CreateTruncating(optimizer.ClipValue)), 0, 1, info.ArenaLength);
        if (optimizer.GlobalClipNorm > 0)
            return Shorten(gradients, info.ArenaLength, optimizer.GlobalClipNorm);
        bool isFinite = true;
        if (optimizer.ClipNorm > 0)
            foreach (ParameterSpec spec in info.Parameters)
                if (!spec.IsState)
                    isFinite &= Shorten(gradients + spec.Offset, spec.Rows * spec.Pitch, optimizer.ClipNorm);
        return isFinite;
    }

    private static unsafe bool Shorten<T>(Ptr<T> x, int length, float limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T square;
        Reduce.Rows<T, Sum<T>, Square<T>>(new(x, new(&square)), 0, 1, 1, length);
        T norm = T.Sqrt(square),
            longest = T.CreateTruncating(limit);
        if (!T.IsFinite(norm))
            return ShortenLarge(x.Span(length), longest);
        if (norm > longest)
            Loop.Run<T, Scale<T>>(new(x, longest / norm), 0, 1, length);
        return true;
    }

    // Squares overflow long before values do: as multiples of the largest value they do not.
    private static bool ShortenLarge<T>(Span<T> x, T longest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = T.Zero,
            square = T.Zero;
        foreach (T value in x)
            largest = T.Max(largest, T.Abs(value));
        if (!T.IsFinite(largest))
            return false;
        foreach (T value in x)
            square += value / largest * (value / largest);
        T relative = T.Sqrt(square);
        if (largest < longest / relative)
            return true;
        foreach (ref T value in x)
            value = value / largest * (longest / relative);
        return true;
    }

    private readonly struct Square<T>(Ptr<T> x, Ptr<T> result) : IReduce<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Term<V>(int o, int r, int j)
            where V : struct, IVec<V, T> => V.Load(x + j) * V.Load(x + j);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V value, int o, int j)
            where V : struct, IVec<V, T> => V.Store(result, value);
    }

    private readonly struct Clamp<T>(Ptr<T> x, T limit) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T> => V.Store(x + j, V.Min(V.Create(limit), V.Max(V.Create(-limit), V.Load(x + j))));
    }
}

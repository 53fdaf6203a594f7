using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Whether a session's gradient, and what its states are to become, are numbers that a step can be made of. Looks at sums of
/// magnitudes, which are as fast as memory, and at the values one by one only where a sum is too large or no number.</summary>
internal sealed class GradientCheck<T>(TrainingSession<T> session) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Values that threads share; waking them takes as long as a few thousand of them.</summary>
    private const int WorthSharing = 1 << 16;

    private Ptr<T> _start;
    private int _length;
    private T _limit;
    private volatile bool _isSuspect;

    /// <summary>What is wrong with the gradient or the states; null if nothing is.</summary>
    /// <param name="limit">The largest magnitude that a step can be made of.</param>
    public string? OfAll(T limit) =>
        Exceeds(session.Gradients, session.ArenaLength + session.Engine.Info.StateLength, limit) ? Find(limit) : null;

    /// <summary>What is wrong with the states alone.</summary>
    public string? OfStates() => Exceeds(session.Updates, session.Engine.Info.StateLength, Largest) ? Find(Largest) : null;

    /// <summary>The first value that is larger than the limit, or no number, with its place.</summary>
    public string? Find(T limit)
    {
        foreach (ParameterSpec spec in session.Engine.Info.Parameters)
        {
            Ptr<T> values = (spec.IsState ? session.Updates : session.Gradients) + spec.Offset;
            T most = spec.IsState ? Largest : limit;
            for (int i = 0; i < spec.Length; i++)
                if (values[i / spec.Columns * spec.Pitch + i % spec.Columns] is T value && !(T.Abs(value) <= most))
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(spec.IsState ? "the new" : "the gradient of")} {spec.Name} became {value}"
                    );
        }
        return null;
    }

    void IWork.Run(int part, int parts)
    {
        (int from, int to) = Partition.Of(_length, part, parts);
        if (!IsWithin(_start + from, to - from, _limit))
            _isSuspect = true;
    }

    private static T Largest => T.CreateSaturating(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue);

    private bool Exceeds(Ptr<T> start, int length, T limit)
    {
        if (length < WorthSharing)
            return !IsWithin(start, length, limit);
        (_start, _length, _limit, _isSuspect) = (start, length, limit, false);
        session.Parallel(this);
        return _isSuspect;
    }

    private static bool IsWithin(Ptr<T> x, int length, T limit) =>
        Vector512.IsHardwareAccelerated ? IsWithin<Vec512<T>>(x, length, limit)
        : Vector256.IsHardwareAccelerated ? IsWithin<Vec256<T>>(x, length, limit)
        : IsWithin<Vec128<T>>(x, length, limit);

    // Four sums a lane, so that no addition waits for the one before. None of their values is larger than a sum.
    [MethodImpl(Kernel.Alone)]
    private static bool IsWithin<V>(Ptr<T> x, int length, T limit)
        where V : struct, IVec<V, T>
    {
        V a = V.Zero,
            b = V.Zero,
            c = V.Zero,
            d = V.Zero;
        int j = 0;
        for (; j + 4 * V.Count <= length; j += 4 * V.Count)
        {
            a += V.Abs(V.Load(x + j));
            b += V.Abs(V.Load(x + (j + V.Count)));
            c += V.Abs(V.Load(x + (j + 2 * V.Count)));
            d += V.Abs(V.Load(x + (j + 3 * V.Count)));
        }
        for (; j + V.Count <= length; j += V.Count)
            a += V.Abs(V.Load(x + j));
        bool isWithin = V.AllAtMost(a + b + (c + d), limit);
        for (; j < length; j++)
            isWithin &= T.Abs(x[j]) <= limit;
        return isWithin;
    }
}

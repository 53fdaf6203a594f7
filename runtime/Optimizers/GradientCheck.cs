using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Whether a session's gradient, and what its states are to become, are numbers that a step can be made of. Looks at sums of
/// magnitudes, which are as fast as memory, and at the
/// values one by one only where a sum is too large or no number.</summary>
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
        int from = (int)((long)_length * part / parts),
            to = (int)((long)_length * (part + 1) / parts);
        T sum =
            Vector512.IsHardwareAccelerated ? Magnitude<Vec512<T>>(_start + from, to - from)
            : Vector256.IsHardwareAccelerated ? Magnitude<Vec256<T>>(_start + from, to - from)
            : Magnitude<Vec128<T>>(_start + from, to - from);
        if (!(sum <= _limit))
            _isSuspect = true;
    }

    private static T Largest => T.CreateSaturating(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue);

    private bool Exceeds(Ptr<T> start, int length, T limit)
    {
        (_start, _length, _limit, _isSuspect) = (start, length, limit, false);
        if (length >= WorthSharing)
            session.Parallel(this);
        else if (length > 0)
            ((IWork)this).Run(0, 1);
        return _isSuspect;
    }

    // Four sums, so that no addition waits for the one before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Magnitude<V>(Ptr<T> x, int length)
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
        T sum = V.Sum(a + b + (c + d));
        for (; j < length; j++)
            sum += T.Abs(x[j]);
        return sum;
    }
}

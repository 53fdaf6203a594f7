using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Which weights of an arena training does not move. Those that are pruned are 0 and stay so: their gradients become 0 before a
/// step, and they themselves after it. Tensors that are frozen are as they are: their gradients become 0, too, and a step passes them by.
/// Networks that share an arena share all of it.</summary>
internal sealed class HeldWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // By the tensor's place in the arena; laid out as it is, 1 for what stays and 0 for what is pruned.
    private readonly Dictionary<int, NativeArray<T>> _masks = [];

    // Their places in the arena.
    private readonly HashSet<int> _frozen = [];

    /// <summary>Whether any are pruned.</summary>
    public bool ArePruned => _masks.Count > 0;

    /// <summary>How often tensors have been frozen or let go: what was made of <see cref="IsFrozen"/> is right while it is the
    /// same.</summary>
    public int Version { get; private set; }

    /// <summary>Whether the tensor at a place is frozen.</summary>
    public bool IsFrozen(int place) => _frozen.Contains(place);

    /// <summary>Freezes the tensor at a place, or lets it go.</summary>
    public void Freeze(int place, bool isFrozen)
    {
        if (isFrozen ? _frozen.Add(place) : _frozen.Remove(place))
            Version++;
    }

    /// <summary>Prunes so many of a tensor's weights as are asked for, those of the smallest magnitude, and no others; among equal ones
    /// those that come first.</summary>
    /// <param name="spec">The tensor.</param>
    /// <param name="parameters">The parameters that it is one of.</param>
    /// <param name="offset">Where these begin in the arena.</param>
    /// <param name="count">How many weights.</param>
    public void Prune(ParameterSpec spec, Ptr<T> parameters, int offset, int count)
    {
        _masks.Remove(offset + spec.Offset);
        if (count == 0)
            return;
        T[] values = new T[spec.Length],
            kept = new T[spec.Length];
        Layout.ToUser(spec, parameters, values);
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => T.Abs(values[i]))];
        kept.AsSpan().Fill(T.One);
        foreach (int i in order.AsSpan(0, count))
            kept[i] = T.Zero;
        var mask = new NativeArray<T>(spec.Rows * spec.Pitch);
        Layout.FromUser(spec, kept, mask.Start + -spec.Offset);
        _masks[offset + spec.Offset] = mask;
        Apply(parameters, offset, spec.Offset + mask.Length);
    }

    /// <summary>Sets to 0 what is pruned of parameters, or of their gradients.</summary>
    /// <param name="region">Where they lie.</param>
    /// <param name="offset">Where the parameters begin in the arena.</param>
    /// <param name="length">How many there are, with padding.</param>
    public void Apply(Ptr<T> region, int offset, int length)
    {
        foreach ((int at, NativeArray<T> mask) in _masks)
            if (at >= offset && at - offset < length)
                Loop.Run<T, Masked>(new(region + (at - offset), mask.Start), 0, 1, mask.Length);
    }

    /// <summary>Weights have been set: those that are not 0 are pruned no longer.</summary>
    /// <param name="arena">The arena.</param>
    public void Release(Ptr<T> arena)
    {
        foreach ((int at, NativeArray<T> mask) in _masks)
            for (int i = 0; i < mask.Length; i++)
                if (arena[at + i] != T.Zero)
                    mask.Span[i] = T.One;
    }

    private readonly struct Masked(Ptr<T> values, Ptr<T> mask) : ILoop<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T> => V.Store(values + j, V.Select(V.Greater(V.Load(mask + j), V.Zero), V.Load(values + j), V.Zero));
    }
}

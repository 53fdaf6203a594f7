using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A reduction over one or more axes. Index o counts the axes that are kept, r those that are reduced, and j the last
/// axis.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReduce<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The terms of columns j, j + 1, ...</summary>
    V Term<V>(int o, int r, int j)
        where V : struct, IVec<V, T>;

    /// <summary>Receives the result for o; for columns j, j + 1, ... where the last axis is kept, in one lane where it is reduced
    /// too.</summary>
    void Finish<V>(V value, int o, int j)
        where V : struct, IVec<V, T>;
}

/// <summary>What a reduction does with two terms.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFold<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The result of no term at all.</summary>
    static abstract T Start { get; }

    /// <summary>Two terms made one.</summary>
    static abstract V Fold<V>(V a, V b)
        where V : struct, IVec<V, T>;

    /// <summary>All lanes made one.</summary>
    static abstract T Lanes<V>(V a)
        where V : struct, IVec<V, T>;
}

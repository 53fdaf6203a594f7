using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A matrix product, sum over k of A[i, k] · B[k, j]: where its operands lie. The compiler writes one struct a kernel; its sizes
/// are constants to the JIT, which makes a machine-code loop for just these sizes. A sum may come in segments and rows in groups, each with
/// steps of its own: a convolution is a contraction whose rows are windows.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProduct<T> : ITerms
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements from A[i, k] to A[i + 1, k].</summary>
    static abstract int RowStride { get; }

    /// <summary>Elements from A[i, k] to A[i, k + 1].</summary>
    static abstract int DepthStride { get; }

    /// <summary>Elements from B[k, j] to B[k + 1, j].</summary>
    static abstract int Pitch { get; }

    /// <summary>Columns of B and of the result, padded to a multiple of 16.</summary>
    static abstract int Columns { get; }

    /// <summary>Rows come in groups, or terms in segments; otherwise one step serves all of each.</summary>
    static virtual bool HasParts => false;

    /// <summary>Rows of A that are <see cref="RowStride"/> apart.</summary>
    static virtual int Group => int.MaxValue;

    /// <summary>Elements from the first row of A to that of group <paramref name="g"/>.</summary>
    static virtual int GroupStart(int g) => 0;

    /// <summary>Elements from B of the first group of rows to that of group <paramref name="g"/>, where groups have a B each.</summary>
    static virtual int GroupB(int g) => 0;

    /// <summary>Elements from the first term of a row of A to that of segment <paramref name="s"/>.</summary>
    static virtual int SegmentA(int s) => 0;

    /// <summary>Elements from the first row of B to that of segment <paramref name="s"/>.</summary>
    static virtual int SegmentB(int s) => 0;

    /// <summary>Lines of places of windows in an image, where windows are 3 x 3 and stand beside each other: such a product can go by tiles
    /// of 2 x 2 places. 0 for any other.</summary>
    static virtual int TiledLines => 0;

    /// <summary>The left operand.</summary>
    Ptr<T> A { get; }

    /// <summary>The right operand: rows of neighbouring columns, 64-byte aligned.</summary>
    Ptr<T> B { get; }

    /// <summary>Bytes of a value of the right operand where it lies.</summary>
    static virtual int StoredBytes => Unsafe.SizeOf<T>();

    /// <summary>What a vector of it that lies at <paramref name="at"/> stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual unsafe V Stored<V>(Ptr<byte> at)
        where V : struct, IVec<V, T> => V.Load(new((T*)at.Address));

    /// <summary>x times what lies there, added to <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual unsafe V AddProduct<V>(V x, Ptr<byte> at, V sum)
        where V : struct, IVec<V, T> => V.FmaAt(x, (T*)at.Address, sum);
}

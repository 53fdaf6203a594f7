using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A contraction C[i, j] = sum over k of A[i, k] · B[k, j] with whatever follows it element by element.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IContract<T> : IProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Values of the right operand that are computed from the same vectors, at most 4, each with terms of A of its own; 0 if it is
    /// read as it is.</summary>
    static virtual int Positions => 0;

    /// <summary>Elements from a term of A at position 0 to that at position <paramref name="p"/>.</summary>
    static virtual int PositionA(int p) => 0;

    /// <summary>The right operand at position <paramref name="p"/>, computed from the vectors at <paramref name="b"/>.</summary>
    V Right<V>(Ptr<T> b, int p)
        where V : struct, IVec<V, T> => V.Load(b);

    /// <summary>The right operand is <see cref="IProduct{T}.B"/> at the one position of four that <see cref="Chosen"/> says, and 0 at the
    /// others, and A is the 3 x 3 windows of images of one channel.</summary>
    static virtual bool IsSparse => false;

    /// <summary>For each value of the right operand its position.</summary>
    Ptr<T> Chosen => default;

    /// <summary>Channels of the images, where the terms are the places of such windows and rows their elements, line by line; threads share
    /// the channels. 0 for any other product.</summary>
    static virtual int TiledChannels => 0;

    /// <summary>Places of these windows beside each other.</summary>
    static virtual int TiledColumns => 0;

    /// <summary>The segments that count for row i, the same for all rows of a group; terms of the others are 0.</summary>
    static virtual SegmentRange Segments(int i, int segments) => new(0, segments);

    /// <summary>Sums do not begin at 0.</summary>
    static virtual bool Resumes => false;

    /// <summary>The segment that they go on with.</summary>
    int FirstSegment => 0;

    /// <summary>What the sums of columns j, j + 1, ... of row i begin at.</summary>
    V Begin<V>(int i, int j)
        where V : struct, IVec<V, T> => V.Zero;

    /// <summary>Receives the finished sums of columns j, j + 1, ... of row i, applies what follows and stores the result.</summary>
    void Finish<V>(V sum, int i, int j)
        where V : struct, IVec<V, T>;
}

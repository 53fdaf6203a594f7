using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // Where the right operand's values of a column begin.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe byte* Column<T, K>(in K kernel, int j)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T> => (byte*)kernel.B.Address + j * (nint)K.StoredBytes;

    // The whole sums of some rows by up to four vectors in registers.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void Tile<V, T, K, S, W>(in K kernel, T* rows, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where S : struct, ITileSums<V, T, W>
        where W : unmanaged, ISize
    {
        K k = kernel;
        S sums = default;
        sums.Begin(k, i, j);
        SegmentRange range = K.Resumes ? new(k.FirstSegment, k.FirstSegment + segments) : K.Segments(i, segments);
        int s = range.First;
        do
        {
            T* a = K.IsLaneByLane ? rows + j : rows;
            byte* b = Column<T, K>(k, j);
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += (K.GroupB(i / K.Group) + K.SegmentB(s)) * (nint)K.StoredBytes;
            byte* end = b + (nint)depth * (K.Pitch * K.StoredBytes);
            // A while, not a do-while: behind a loop that always runs, the JIT goes on with copies of the sums, and then has too few
            // registers.
            while (b < end)
            {
                sums.Add<K>(a, K.RowStride, TileRow<V, T, W>.Load<K>(b));
                a += K.DepthStride;
                b += K.Pitch * K.StoredBytes;
            }
        } while (K.HasParts && ++s < range.End);
        sums.Finish(k, i, j);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    private static bool IsTall<T, K>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T> => K.Positions == 0 && !K.Resumes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void TallBlock<V, T, K>(in K kernel, int height, T* a, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        switch (height)
        {
            case 12:
                TallTile<V, T, K, Six>(kernel, a, i, j, depth, segments);
                break;
            case 11:
                TallTile<V, T, K, Five>(kernel, a, i, j, depth, segments);
                break;
            case 10:
                TallTile<V, T, K, Four>(kernel, a, i, j, depth, segments);
                break;
            case 9:
                TallTile<V, T, K, Three>(kernel, a, i, j, depth, segments);
                break;
            case 8:
                TallTile<V, T, K, Two>(kernel, a, i, j, depth, segments);
                break;
            default:
                TallTile<V, T, K, One>(kernel, a, i, j, depth, segments);
                break;
        }
    }

    // As Tile, six rows and R more of one vector.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void TallTile<V, T, K, R>(in K kernel, T* rows, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : unmanaged, ISize
    {
        K k = kernel;
        TileSums<V, T, Six, One> upper = default;
        TileSums<V, T, R, One> lower = default;
        int s = 0;
        do
        {
            T* a = rows;
            byte* b = Column<T, K>(k, j);
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s) * (nint)K.StoredBytes;
            byte* end = b + (nint)depth * (K.Pitch * K.StoredBytes);
            while (b < end)
            {
                TileRow<V, T, One> row = TileRow<V, T, One>.Load<K>(b);
                upper.Add(a, 0, K.RowStride, row);
                lower.Add(a, 6 * K.RowStride, K.RowStride, row);
                a += K.DepthStride;
                b += K.Pitch * K.StoredBytes;
            }
        } while (K.HasParts && ++s < segments);
        upper.Finish(k, i, j);
        lower.Finish(k, i + 6, j);
    }
}

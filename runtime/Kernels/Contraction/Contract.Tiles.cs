using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // The whole sum of up to 6 rows by 4 vectors in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile<V, T, K, R, W>(in K kernel, T* rows, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : struct, ISize
        where W : struct, ISize
    {
        K k = kernel;
        TileSums<V, T, R, W> sums = default;
        int s = 0;
        do
        {
            T* a = rows,
                b = k.B.Address + j;
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s);
            T* end = b + (nint)depth * K.Pitch;
            // A while, not a do-while: behind a loop that always runs, the JIT goes on with copies of the sums, and then has too few
            // registers.
            while (b < end)
            {
                sums.Add(a, K.RowStride, TileRow<V, T, W>.Load(b));
                a += K.DepthStride;
                b += K.Pitch;
            }
        } while (K.HasParts && ++s < segments);
        sums.Finish(k, i, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishRow<V, T, K, W>(in K kernel, V c0, V c1, V c2, V c3, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : struct, ISize
    {
        kernel.Finish(c0, i, j);
        if (W.Size > 1)
            kernel.Finish(c1, i, j + V.Count);
        if (W.Size > 2)
            kernel.Finish(c2, i, j + 2 * V.Count);
        if (W.Size > 3)
            kernel.Finish(c3, i, j + 3 * V.Count);
    }
}

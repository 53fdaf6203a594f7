using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    /// <summary>Images <paramref name="from"/> to <paramref name="to"/>: a tile holds up to 3 windows of 4 pixels by 2 vectors, and ends in
    /// their maxima; the contraction itself is never stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunPooled<T, K>(in K kernel, int from, int to, int depth, int segments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T>
    {
        if (Vector512.IsHardwareAccelerated)
            PooledPanels<Vec512<T>, T, K>(kernel, from, to, depth, segments);
        else if (Vector256.IsHardwareAccelerated)
            PooledPanels<Vec256<T>, T, K>(kernel, from, to, depth, segments);
        else
            PooledPanels<Vec128<T>, T, K>(kernel, from, to, depth, segments);
    }

    [MethodImpl(Kernel.Alone)]
    private static void PooledPanels<V, T, K>(in K kernel, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T>
    {
        if (K.TiledLines > 0)
        {
            TiledMaxima<V, T, K>(kernel, from, to, depth, segments);
            return;
        }
        int j = 0;
        for (; j + 2 * V.Count <= K.Columns; j += 2 * V.Count)
            PooledLines<V, T, K, Two>(kernel, from, to, j, depth, segments);
        if (j < K.Columns)
            PooledLines<V, T, K, One>(kernel, from, to, j, depth, segments);
    }

    // Lines of windows are cut into tiles as equal as possible: 13 are 3, 3, 3, 2 and 2.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void PooledLines<V, T, K, W>(in K kernel, int from, int to, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T>
        where W : unmanaged, ISize
    {
        int most = V.PanelVectors >= 4 ? 3 : 1,
            tiles = (K.WindowColumns + most - 1) / most;
        int width = K.WindowColumns / tiles,
            wider = K.WindowColumns % tiles;
        for (int line = from * K.WindowLines; line < to * K.WindowLines; line++)
        {
            int upper = line / K.WindowLines * K.Lines + line % K.WindowLines * 2;
            T* a = kernel.A.Address + K.GroupStart(upper);
            nint down = K.GroupStart(upper + 1) - (nint)K.GroupStart(upper);
            for (int i = line * K.WindowColumns, end = i + K.WindowColumns, left = wider; i < end; left--)
            {
                int windows = left > 0 ? width + 1 : width;
                switch (windows)
                {
                    case 3:
                        PooledTile<V, T, K, Three, W>(kernel, a, down, i, j, depth, segments);
                        break;
                    case 2:
                        PooledTile<V, T, K, Two, W>(kernel, a, down, i, j, depth, segments);
                        break;
                    default:
                        PooledTile<V, T, K, One, W>(kernel, a, down, i, j, depth, segments);
                        break;
                }
                i += windows;
                a += 2 * windows * (nint)K.RowStride;
            }
        }
    }

    // As in Tile: plain locals, and guards that are constants to the JIT.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void PooledTile<V, T, K, P, W>(in K kernel, T* pixels, nint down, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T>
        where P : unmanaged, ISize
        where W : unmanaged, ISize
    {
        K k = kernel;
        V c00a = default,
            c00b = default,
            c01a = default,
            c01b = default,
            c02a = default,
            c02b = default,
            c03a = default,
            c03b = default;
        V c10a = default,
            c10b = default,
            c11a = default,
            c11b = default,
            c12a = default,
            c12b = default,
            c13a = default,
            c13b = default;
        V c20a = default,
            c20b = default,
            c21a = default,
            c21b = default,
            c22a = default,
            c22b = default,
            c23a = default,
            c23b = default;
        int s = 0;
        do
        {
            T* upper = pixels + K.SegmentA(s),
                lower = upper + down;
            byte* b = Column<T, K>(k, j) + K.SegmentB(s) * (nint)K.StoredBytes,
                end = b + (nint)depth * (K.Pitch * K.StoredBytes);
            while (b < end)
            {
                V wa = K.Stored<V>(new(b)),
                    wb = default;
                if (sizeof(W) > 1)
                    wb = K.Stored<V>(new(b + V.Count * K.StoredBytes));
                AddTwo<V, T, W>(V.Create(upper[0]), wa, wb, ref c00a, ref c00b);
                AddTwo<V, T, W>(V.Create(upper[K.RowStride]), wa, wb, ref c01a, ref c01b);
                AddTwo<V, T, W>(V.Create(lower[0]), wa, wb, ref c02a, ref c02b);
                AddTwo<V, T, W>(V.Create(lower[K.RowStride]), wa, wb, ref c03a, ref c03b);
                if (sizeof(P) > 1)
                {
                    AddTwo<V, T, W>(V.Create(upper[2 * K.RowStride]), wa, wb, ref c10a, ref c10b);
                    AddTwo<V, T, W>(V.Create(upper[3 * K.RowStride]), wa, wb, ref c11a, ref c11b);
                    AddTwo<V, T, W>(V.Create(lower[2 * K.RowStride]), wa, wb, ref c12a, ref c12b);
                    AddTwo<V, T, W>(V.Create(lower[3 * K.RowStride]), wa, wb, ref c13a, ref c13b);
                }
                if (sizeof(P) > 2)
                {
                    AddTwo<V, T, W>(V.Create(upper[4 * K.RowStride]), wa, wb, ref c20a, ref c20b);
                    AddTwo<V, T, W>(V.Create(upper[5 * K.RowStride]), wa, wb, ref c21a, ref c21b);
                    AddTwo<V, T, W>(V.Create(lower[4 * K.RowStride]), wa, wb, ref c22a, ref c22b);
                    AddTwo<V, T, W>(V.Create(lower[5 * K.RowStride]), wa, wb, ref c23a, ref c23b);
                }
                upper += K.DepthStride;
                lower += K.DepthStride;
                b += K.Pitch * K.StoredBytes;
            }
        } while (++s < segments);
        Window<V, T, K>(k, c00a, c01a, c02a, c03a, i, j);
        if (sizeof(W) > 1)
            Window<V, T, K>(k, c00b, c01b, c02b, c03b, i, j + V.Count);
        if (sizeof(P) > 1)
            Window<V, T, K>(k, c10a, c11a, c12a, c13a, i + 1, j);
        if (sizeof(P) > 1 && sizeof(W) > 1)
            Window<V, T, K>(k, c10b, c11b, c12b, c13b, i + 1, j + V.Count);
        if (sizeof(P) > 2)
            Window<V, T, K>(k, c20a, c21a, c22a, c23a, i + 2, j);
        if (sizeof(P) > 2 && sizeof(W) > 1)
            Window<V, T, K>(k, c20b, c21b, c22b, c23b, i + 2, j + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Window<V, T, K>(in K kernel, V a, V b, V c, V d, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T>
    {
        V one = V.Create(T.One),
            two = V.Create(T.One + T.One),
            upper = V.Max(a, b),
            lower = V.Max(c, d);
        V first = V.Select(V.Greater(b, a), one, V.Zero),
            second = V.Select(V.Greater(d, c), two + one, two);
        kernel.Finish(V.Max(upper, lower), V.Select(V.Greater(lower, upper), second, first), i, j);
    }
}

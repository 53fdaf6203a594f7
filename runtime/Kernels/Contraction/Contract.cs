using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Runs contractions. A tile of up to 6 rows by 4 vectors stays in registers for the whole sum; A is read by broadcast and B row
/// by row, so neither is packed. Every result element is one sum in the order of k, however the rows are divided among threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Contract
{
    /// <summary>Rows <paramref name="from"/> to <paramref name="to"/> of the contraction over <paramref name="depth"/> terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, K>(in K kernel, int from, int to, int depth, int segments = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        if (K.TiledLines > 0)
            Tiled<T, K>(kernel, from, to, depth, segments);
        else if (Vector512.IsHardwareAccelerated)
            Panels<Vec512<T>, T, K>(kernel, from, to, depth, segments);
        else if (Vector256.IsHardwareAccelerated)
            Panels<Vec256<T>, T, K>(kernel, from, to, depth, segments);
        else
            Panels<Vec128<T>, T, K>(kernel, from, to, depth, segments);
    }

    /// <summary>The same for inference: a single row takes a path of its own, whose sums are added in another order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Infer<T, K>(in K kernel, int from, int to, int depth, int segments = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        if (to - from == 1 && from == 0 && !K.IsLaneByLane)
            RunOne<T, K>(kernel, depth, segments);
        else
            Run<T, K>(kernel, from, to, depth, segments);
    }

    /// <summary>The contraction for row 0 alone: several chains of sums at once, since one row has too few columns to hide the
    /// latency.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunOne<T, K>(in K kernel, int depth, int segments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        if (Vector512.IsHardwareAccelerated)
            OnePanels<Vec512<T>, T, K>(kernel, depth, segments);
        else if (Vector256.IsHardwareAccelerated)
            OnePanels<Vec256<T>, T, K>(kernel, depth, segments);
        else
            OnePanels<Vec128<T>, T, K>(kernel, depth, segments);
    }

    // Columns are cut into panels as equal as possible, at most PanelVectors wide.
    [MethodImpl(Kernel.Alone)]
    internal static void Panels<V, T, K>(in K kernel, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        if (from >= to || (K.IsSparse && Sparse<T, K>(kernel, from, to, depth, segments)))
            return;
        int left = K.Columns / V.Count,
            widest = K.IsLaneByLane ? 1
            : K.Positions > 0 || K.StoredBytes < 2 ? 2
            : V.PanelVectors,
            panels = (left + widest - 1) / widest,
            j = 0;
        if (K.IsLaneByLane && IsLong<V, T, K>(1, depth, segments))
        {
            LanesInBlocks<V, T, K>(kernel, from, to, depth, segments);
            return;
        }
        for (; panels > 0; panels--)
        {
            int width = (left + panels - 1) / panels;
            switch (width)
            {
                case 4:
                    Panel<V, T, K, Four>(kernel, from, to, j, depth, segments);
                    break;
                case 3:
                    Panel<V, T, K, Three>(kernel, from, to, j, depth, segments);
                    break;
                case 2:
                    Panel<V, T, K, Two>(kernel, from, to, j, depth, segments);
                    break;
                default:
                    Panel<V, T, K, One>(kernel, from, to, j, depth, segments);
                    break;
            }
            j += width * V.Count;
            left -= width;
        }
    }

    // Twelve rows are two tiles: fewer would not read a block often enough.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Panel<V, T, K, W>(in K kernel, int from, int to, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        if (K.Positions == 0 && to - from > 12 && IsLong<V, T, K>(sizeof(W), depth, segments))
            InBlocks<V, T, K, W>(kernel, from, to, j, 1, depth, segments);
        else
            Blocks<V, T, K, W>(kernel, from, to, j, depth, segments);
    }

    // Each group of rows goes on its own.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void Blocks<V, T, K, W>(in K kernel, int from, int to, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        if (!K.HasParts)
        {
            Group<V, T, K, W>(kernel, kernel.A.Address + (nint)from * K.RowStride, from, to, j, depth, segments);
            return;
        }
        for (int i = from, end; i < to; i = end)
        {
            int g = i / K.Group,
                first = i - g * K.Group;
            end = Math.Min(i + K.Group - first, to);
            Group<V, T, K, W>(kernel, kernel.A.Address + K.GroupStart(g) + (nint)first * K.RowStride, i, end, j, depth, segments);
        }
    }

    // Rows are cut into blocks as equal as possible: 64 rows of a wide panel are 9 blocks of 6 and 2 of 5. A panel of one vector takes up
    // to 12 rows, since 6 sums would wait for each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Group<V, T, K, W>(in K kernel, T* a, int from, int to, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        int most = sizeof(W) == 1 && K.Positions == 0 ? 12 : 6,
            blocks = (to - from + most - 1) / most,
            height = (to - from) / blocks,
            taller = (to - from) % blocks;
        int i = from;
        for (; taller > 0; taller--, i += height + 1, a += (height + 1) * (nint)K.RowStride)
            Block<V, T, K, W>(kernel, height + 1, a, i, j, depth, segments);
        for (; i < to; i += height, a += height * (nint)K.RowStride)
            Block<V, T, K, W>(kernel, height, a, i, j, depth, segments);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Block<V, T, K, W>(in K kernel, int height, T* a, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        bool isTall = sizeof(W) == 1 && height > 6;
        switch (isTall ? height - 6 : height)
        {
            case 6:
                AnyTile<V, T, K, Six, W>(kernel, isTall, a, i, j, depth, segments);
                break;
            case 5:
                AnyTile<V, T, K, Five, W>(kernel, isTall, a, i, j, depth, segments);
                break;
            case 4:
                AnyTile<V, T, K, Four, W>(kernel, isTall, a, i, j, depth, segments);
                break;
            case 3:
                AnyTile<V, T, K, Three, W>(kernel, isTall, a, i, j, depth, segments);
                break;
            case 2:
                AnyTile<V, T, K, Two, W>(kernel, isTall, a, i, j, depth, segments);
                break;
            default:
                AnyTile<V, T, K, One, W>(kernel, isTall, a, i, j, depth, segments);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void AnyTile<V, T, K, R, W>(in K kernel, bool isTall, T* a, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : unmanaged, ISize
        where W : unmanaged, ISize
    {
        if (K.Positions > 0)
            PositionTile<V, T, K, R, W>(kernel, a, i, j, depth, segments);
        else if (sizeof(W) == 1 && isTall)
            MaybeResumed<V, T, K, TallSums<V, T, R>, One>(kernel, a, i, j, depth, segments);
        else
            MaybeResumed<V, T, K, TileSums<V, T, R, W>, W>(kernel, a, i, j, depth, segments);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void MaybeResumed<V, T, K, S, W>(in K kernel, T* a, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where S : struct, ITileSums<V, T, W>
        where W : unmanaged, ISize
    {
        if (K.Resumes)
            Tile<V, T, K, ResumedSums<V, T, S, W>, W>(kernel, a, i, j, depth, segments);
        else
            Tile<V, T, K, S, W>(kernel, a, i, j, depth, segments);
    }
}

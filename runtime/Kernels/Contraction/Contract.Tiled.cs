using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // Rows are the places of windows in whole images, or elements of windows.
    [MethodImpl(Kernel.Alone)]
    private static void Tiled<T, K>(in K kernel, int from, int to, int depth, int segments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        if (from >= to)
            return;
        if (Vector512.IsHardwareAccelerated)
            Tiled<Vec512<T>, T, K>(kernel, from, to, depth, segments);
        else if (Vector256.IsHardwareAccelerated)
            Tiled<Vec256<T>, T, K>(kernel, from, to, depth, segments);
        else
            Tiled<Vec128<T>, T, K>(kernel, from, to, depth, segments);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tiled<V, T, K>(in K kernel, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        if (K.TiledChannels > 0)
            GradientOfTiles<V, T, K>(kernel, from, to, segments);
        else
            PlacesOfImages<V, T, K>(kernel, from, to, depth, segments);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PlacesOfImages<V, T, K>(in K kernel, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        int places = K.TiledLines * K.Group;
        Winograd.Run<V, T, K, PlacesOfTiles<T, K>>(
            kernel,
            new(kernel),
            new(K.TiledLines, K.Group)
            {
                Image = K.GroupStart(K.TiledLines),
                Line = K.GroupStart(1),
                Pixel = K.RowStride,
            },
            from / places,
            to / places,
            depth,
            segments
        );
    }

    // Rows are the windows whose largest sums are kept.
    [MethodImpl(Kernel.Alone)]
    private static void TiledMaxima<V, T, K>(in K kernel, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T> =>
        Winograd.Run<V, T, K, MaximaOfTiles<T, K>>(
            kernel,
            new(kernel),
            new(K.Lines, K.Group, K.WindowLines, K.WindowColumns)
            {
                Image = K.GroupStart(K.Lines),
                Line = K.GroupStart(1),
                Pixel = K.RowStride,
            },
            from,
            to,
            depth,
            segments
        );

    // Of the windows' elements a thread takes those of some channels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientOfTiles<V, T, K>(in K kernel, int from, int to, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T> =>
        WinogradGradient.Run<V, T, K>(
            kernel,
            new(K.TiledLines, K.TiledColumns)
            {
                Image = K.SegmentA(K.TiledLines),
                Line = K.SegmentA(1),
                Pixel = K.DepthStride,
            },
            new(K.TiledLines, K.TiledColumns)
            {
                Image = K.SegmentB(K.TiledLines),
                Line = K.SegmentB(1),
                Pixel = K.Pitch,
            },
            from,
            to,
            segments / K.TiledLines
        );

    /// <summary>Each place of a tile is a row of the product.</summary>
    private readonly struct PlacesOfTiles<T, K>(K kernel) : ITileEnd<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V a, V b, V c, V d, in TileGrid grid, TilePlace tile, int j)
            where V : struct, IVec<V, T>
        {
            int i = (tile.Image * K.TiledLines + grid.FirstLine(tile)) * K.Group + grid.FirstColumn(tile);
            // What the tile before has finished is finished.
            bool hasUpper = K.TiledLines % 2 == 0 || grid.HasUpper(tile),
                hasLeft = K.Group % 2 == 0 || grid.HasLeft(tile);
            if (hasUpper && hasLeft)
                kernel.Finish(a, i, j);
            if (hasUpper)
                kernel.Finish(b, i + 1, j);
            if (hasLeft)
                kernel.Finish(c, i + K.Group, j);
            kernel.Finish(d, i + K.Group + 1, j);
        }
    }

    /// <summary>A tile is a window whose largest sums are kept.</summary>
    private readonly struct MaximaOfTiles<T, K>(K kernel) : ITileEnd<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V a, V b, V c, V d, in TileGrid grid, TilePlace tile, int j)
            where V : struct, IVec<V, T> =>
            Window<V, T, K>(kernel, a, b, c, d, (tile.Image * K.WindowLines + tile.Line) * K.WindowColumns + tile.Column, j);
    }
}

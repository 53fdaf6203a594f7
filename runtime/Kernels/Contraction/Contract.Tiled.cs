using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // Rows are the places of windows in whole images.
    [MethodImpl(Kernel.Alone)]
    private static void Tiled<V, T, K>(in K kernel, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T> =>
        Winograd.Run<V, T, K, PlacesOfTiles<T, K>>(
            kernel,
            new(kernel),
            from / (K.TiledLines * K.Group),
            to / (K.TiledLines * K.Group),
            depth,
            segments
        );

    // Rows are the elements of windows, of whose channels a thread takes some.
    [MethodImpl(Kernel.Alone)]
    private static void TiledGradient<V, T, K>(in K kernel, int from, int to, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T> => WinogradGradient.Run<V, T, K, TilesOfTerms<T, K>>(kernel, from, to, segments / K.TiledLines);

    /// <summary>Each place of a tile is a term of the product.</summary>
    private readonly struct TilesOfTerms<T, K> : ITiles<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        public static int Lines => K.TiledLines;

        public static int Columns => K.TiledColumns;

        public static int TileLines => (Lines + 1) / 2;

        public static int TileColumns => (Columns + 1) / 2;

        public static int Pixel => K.DepthStride;

        public static int Line(int line) => K.SegmentA(line);
    }

    /// <summary>Each place of a tile is a row of the product.</summary>
    private readonly struct PlacesOfTiles<T, K>(K kernel) : ITileEnd<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        public static int Lines => K.TiledLines;

        public static int Columns => K.Group;

        public static int TileLines => (Lines + 1) / 2;

        public static int TileColumns => (Columns + 1) / 2;

        public static int Pixel => K.RowStride;

        public static int Line(int line) => K.GroupStart(line);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V a, V b, V c, V d, TilePlace tile, int j)
            where V : struct, IVec<V, T>
        {
            int y = tile.FirstLine<T, PlacesOfTiles<T, K>>(),
                i = (tile.Image * Lines + y) * Columns + tile.FirstColumn<T, PlacesOfTiles<T, K>>();
            // What the tile before has finished is finished.
            bool hasUpper = tile.HasUpper<T, PlacesOfTiles<T, K>>(),
                hasLeft = tile.HasLeft<T, PlacesOfTiles<T, K>>();
            if (hasUpper && hasLeft)
                kernel.Finish(a, i, j);
            if (hasUpper)
                kernel.Finish(b, i + 1, j);
            if (hasLeft)
                kernel.Finish(c, i + Columns, j);
            kernel.Finish(d, i + Columns + 1, j);
        }
    }

    /// <summary>A tile is a window whose largest sums are kept.</summary>
    private readonly struct MaximaOfTiles<T, K>(K kernel) : ITileEnd<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IPooledContract<T>
    {
        public static int Lines => K.Lines;

        public static int Columns => K.Group;

        public static int TileLines => K.WindowLines;

        public static int TileColumns => K.WindowColumns;

        public static int Pixel => K.RowStride;

        public static int Line(int line) => K.GroupStart(line);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V a, V b, V c, V d, TilePlace tile, int j)
            where V : struct, IVec<V, T> =>
            Window<V, T, K>(kernel, a, b, c, d, (tile.Image * K.WindowLines + tile.Line) * K.WindowColumns + tile.Column, j);
    }
}

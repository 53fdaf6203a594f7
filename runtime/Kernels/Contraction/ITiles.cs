using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Tiles of 2 x 2 places of windows in images: where they lie, and what their windows see.</summary>
internal interface ITiles<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Places of windows above each other in an image.</summary>
    static abstract int Lines { get; }

    /// <summary>Places of windows beside each other.</summary>
    static abstract int Columns { get; }

    /// <summary>Tiles above each other in an image.</summary>
    static abstract int TileLines { get; }

    /// <summary>Tiles beside each other.</summary>
    static abstract int TileColumns { get; }

    /// <summary>Elements from a pixel to its neighbour.</summary>
    static abstract int Pixel { get; }

    /// <summary>Elements from the first value of the images to what the first window of line <paramref name="line"/> of all images
    /// sees.</summary>
    static abstract int Line(int line);
}

/// <summary>Tiles, and what becomes of their sums.</summary>
internal interface ITileEnd<T> : ITiles<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Receives the finished sums of columns j, j + 1, ... of a tile's places: <paramref name="a"/> and <paramref name="b"/> of
    /// the upper line, <paramref name="c"/> and <paramref name="d"/> of the lower one.</summary>
    void Finish<V>(V a, V b, V c, V d, TilePlace tile, int j)
        where V : struct, IVec<V, T>;
}

using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What becomes of the sums of a tile, 2 x 2 places of windows in an image.</summary>
internal interface ITileEnd<T>
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

    /// <summary>Receives the finished sums of columns j, j + 1, ... of a tile's places: <paramref name="a"/> and <paramref name="b"/> of
    /// the upper line, <paramref name="c"/> and <paramref name="d"/> of the lower one.</summary>
    void Finish<V>(V a, V b, V c, V d, TilePlace tile, int j)
        where V : struct, IVec<V, T>;
}

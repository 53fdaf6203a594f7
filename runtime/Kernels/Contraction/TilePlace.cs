using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Which tile of which image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Line">The tile's line of tiles.</param>
/// <param name="Column">Its place in the line.</param>
internal readonly record struct TilePlace(int Image, int Line, int Column)
{
    /// <summary>Tile <paramref name="index"/> of all images in order.</summary>
    public static TilePlace Of<T, G>(int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T>
    {
        int line = index / G.TileColumns;
        return new(line / G.TileLines, line % G.TileLines, index % G.TileColumns);
    }

    /// <summary>The next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TilePlace Next<T, G>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T> =>
        Column + 1 < G.TileColumns ? new(Image, Line, Column + 1)
        : Line + 1 < G.TileLines ? new(Image, Line + 1, 0)
        : new(Image + 1, 0, 0);

    /// <summary>The line of places that a tile begins with. The last tile of an odd number of lines shares one with the tile before
    /// it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstLine<T, G>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T> => Math.Min(2 * Line, G.Lines - 2);

    /// <summary>The place in a line that it begins with, in the same way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstColumn<T, G>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T> => Math.Min(2 * Column, G.Columns - 2);

    /// <summary>Its upper places are not those of a tile above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasUpper<T, G>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T> => G.Lines % 2 == 0 || 2 * Line < G.Lines - 1;

    /// <summary>Its left places are not those of the tile before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasLeft<T, G>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T> => G.Columns % 2 == 0 || 2 * Column < G.Columns - 1;
}

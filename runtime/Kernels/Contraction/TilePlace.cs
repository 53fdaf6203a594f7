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
    public static TilePlace Of<T, E>(int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where E : struct, ITileEnd<T>
    {
        int line = index / E.TileColumns;
        return new(line / E.TileLines, line % E.TileLines, index % E.TileColumns);
    }

    /// <summary>The next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TilePlace Next<T, E>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where E : struct, ITileEnd<T> =>
        Column + 1 < E.TileColumns ? new(Image, Line, Column + 1)
        : Line + 1 < E.TileLines ? new(Image, Line + 1, 0)
        : new(Image + 1, 0, 0);

    /// <summary>The line of places that a tile begins with. The last tile of an odd number of lines shares one with the tile before
    /// it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstLine<T, E>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where E : struct, ITileEnd<T> => Math.Min(2 * Line, E.Lines - 2);

    /// <summary>The place in a line that it begins with, in the same way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstColumn<T, E>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where E : struct, ITileEnd<T> => Math.Min(2 * Column, E.Columns - 2);
}

using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Tiles of 2 x 2 places of windows in images, which cover all of them: where a number of places is odd, the last tile shares
/// some with the one before it.</summary>
/// <param name="lines">Places of windows above each other in an image.</param>
/// <param name="columns">Places of windows beside each other.</param>
/// <param name="tileLines">Tiles above each other.</param>
/// <param name="tileColumns">Tiles beside each other.</param>
internal readonly struct TileGrid(int lines, int columns, int tileLines, int tileColumns)
{
    /// <summary>Tiles that cover all places.</summary>
    public TileGrid(int lines, int columns)
        : this(lines, columns, (lines + 1) / 2, (columns + 1) / 2) { }

    /// <summary>Places of windows above each other in an image.</summary>
    public int Lines => lines;

    /// <summary>Places of windows beside each other.</summary>
    public int Columns => columns;

    /// <summary>Tiles of an image.</summary>
    public int Tiles => tileLines * tileColumns;

    /// <summary>Elements from an image to the next.</summary>
    public int Image { get; init; }

    /// <summary>Elements from a line of an image to the next.</summary>
    public int Line { get; init; }

    /// <summary>Elements from a pixel to its neighbour.</summary>
    public int Pixel { get; init; }

    /// <summary>Tile <paramref name="index"/> of all images in order.</summary>
    public TilePlace Place(int index)
    {
        int line = index / tileColumns;
        return new(line / tileLines, line % tileLines, index % tileColumns);
    }

    /// <summary>The next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TilePlace Next(TilePlace tile) =>
        tile.Column + 1 < tileColumns ? new(tile.Image, tile.Line, tile.Column + 1)
        : tile.Line + 1 < tileLines ? new(tile.Image, tile.Line + 1, 0)
        : new(tile.Image + 1, 0, 0);

    /// <summary>The line of places that a tile begins with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstLine(TilePlace tile) => Math.Min(2 * tile.Line, lines - 2);

    /// <summary>The place in a line that it begins with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstColumn(TilePlace tile) => Math.Min(2 * tile.Column, columns - 2);

    /// <summary>Its upper places are not those of a tile above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasUpper(TilePlace tile) => 2 * tile.Line < lines - 1;

    /// <summary>Its left places are not those of the tile before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasLeft(TilePlace tile) => 2 * tile.Column < columns - 1;

    /// <summary>Elements from the first value of the images to what the first window of a tile sees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Start(TilePlace tile) => tile.Image * (nint)Image + FirstLine(tile) * (nint)Line + FirstColumn(tile) * (nint)Pixel;
}

/// <summary>Which tile of which image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Line">The tile's line of tiles.</param>
/// <param name="Column">Its place in the line.</param>
internal readonly record struct TilePlace(int Image, int Line, int Column);

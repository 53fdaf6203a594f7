namespace NetGen;

/// <summary>How rows lie in memory: the last axis of a tensor is padded to whole vectors of the widest kind, so that every row begins
/// aligned. The compiler and the runtime share this file, since both lay tensors out.</summary>
internal static class RowPadding
{
    /// <summary>Rows begin at multiples of this many values: a vector of 512 bits has 16 of 32 bits.</summary>
    public const int Width = 16;

    /// <summary>Long rows of which the length is a multiple of this get one more vector. Rows 1 KB, 2 KB, 4 KB apart fall into few sets of
    /// a cache, which then holds a fraction of what it could: products of 1024 columns ran at half their speed. Of shorter rows a kernel
    /// reads fewer than a set holds, and the vector would be a larger part of them.</summary>
    private const int Period = 256;

    /// <summary>A row's length, rounded up to whole vectors, and one more where rows would fall into each other's place.</summary>
    public static int Padded(int length) => checked((int)Padded((long)length));

    /// <inheritdoc cref="Padded(int)"/>
    public static long Padded(long length)
    {
        long whole = (length + (Width - 1)) & ~(long)(Width - 1);
        return whole % Period == 0 && whole > Period ? whole + Width : whole;
    }
}

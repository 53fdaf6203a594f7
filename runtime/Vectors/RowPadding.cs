namespace NetGen;

/// <summary>How rows lie in memory: the last axis of a tensor is padded to whole vectors of the widest kind, so that every row begins
/// aligned. The compiler and the runtime share this file, since both lay tensors out.</summary>
internal static class RowPadding
{
    /// <summary>Rows begin at multiples of this many values: a vector of 512 bits has 16 of 32 bits.</summary>
    public const int Width = 16;

    /// <summary>A row's length, rounded up to whole vectors.</summary>
    public static int Padded(int length) => (length + (Width - 1)) & ~(Width - 1);

    /// <inheritdoc cref="Padded(int)"/>
    public static long Padded(long length) => (length + (Width - 1)) & ~(long)(Width - 1);
}

using static System.Buffers.Binary.BinaryPrimitives;

namespace NetGen.Formats;

/// <summary>A number as a file stores it.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Value">Reads one.</param>
internal sealed record ElementType(string Name, int Size, Func<ReadOnlySpan<byte>, double> Value)
{
    private static readonly ElementType UnsignedByte = new("unsigned bytes", 1, bytes => bytes[0]);
    private static readonly ElementType SignedByte = new("signed bytes", 1, bytes => (sbyte)bytes[0]);

    /// <summary>Can be stored as it is.</summary>
    public bool IsByte => ReferenceEquals(this, UnsignedByte);

    /// <summary>By the third byte of an IDX file; big-endian.</summary>
    public static IReadOnlyDictionary<byte, ElementType> Idx { get; } = new Dictionary<byte, ElementType>
    {
        [0x08] = UnsignedByte,
        [0x09] = SignedByte,
        [0x0B] = new("16-bit integers", 2, bytes => ReadInt16BigEndian(bytes)),
        [0x0C] = new("32-bit integers", 4, bytes => ReadInt32BigEndian(bytes)),
        [0x0D] = new("floats", 4, bytes => ReadSingleBigEndian(bytes)),
        [0x0E] = new("doubles", 8, ReadDoubleBigEndian),
    };

    /// <summary>By the letter and size of a NumPy type; little-endian.</summary>
    public static IReadOnlyDictionary<string, ElementType> Npy { get; } = new Dictionary<string, ElementType>
    {
        ["b1"] = new("booleans", 1, bytes => bytes[0] == 0 ? 0 : 1),
        ["u1"] = UnsignedByte,
        ["i1"] = SignedByte,
        ["i2"] = new("16-bit integers", 2, bytes => ReadInt16LittleEndian(bytes)),
        ["i4"] = new("32-bit integers", 4, bytes => ReadInt32LittleEndian(bytes)),
        ["i8"] = new("64-bit integers", 8, bytes => ReadInt64LittleEndian(bytes)),
        ["f4"] = new("floats", 4, bytes => ReadSingleLittleEndian(bytes)),
        ["f8"] = new("doubles", 8, ReadDoubleLittleEndian),
    };
}

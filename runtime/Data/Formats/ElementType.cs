using static System.Buffers.Binary.BinaryPrimitives;

namespace NetGen.Formats;

/// <summary>A number as a file stores it.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Value">Reads one, whose bytes are little-endian.</param>
internal sealed record ElementType(string Name, int Size, Func<ReadOnlySpan<byte>, double> Value)
{
    private static readonly ElementType s_unsignedByte = new("unsigned bytes", 1, bytes => bytes[0]);
    private static readonly ElementType s_signedByte = new("signed bytes", 1, bytes => (sbyte)bytes[0]);
    private static readonly ElementType s_int16 = new("16-bit integers", 2, bytes => ReadInt16LittleEndian(bytes));
    private static readonly ElementType s_int32 = new("32-bit integers", 4, bytes => ReadInt32LittleEndian(bytes));
    private static readonly ElementType s_single = new("floats", 4, bytes => ReadSingleLittleEndian(bytes));
    private static readonly ElementType s_double = new("doubles", 8, ReadDoubleLittleEndian);

    /// <summary>Can be stored as it is.</summary>
    public bool IsByte => ReferenceEquals(this, s_unsignedByte);

    /// <summary>By the third byte of an IDX file.</summary>
    public static IReadOnlyDictionary<byte, ElementType> Idx { get; } =
        new Dictionary<byte, ElementType>
        {
            [0x08] = s_unsignedByte,
            [0x09] = s_signedByte,
            [0x0B] = s_int16,
            [0x0C] = s_int32,
            [0x0D] = s_single,
            [0x0E] = s_double,
        };

    /// <summary>By the letter and size of a NumPy type.</summary>
    public static IReadOnlyDictionary<string, ElementType> Npy { get; } =
        new Dictionary<string, ElementType>
        {
            ["b1"] = new("booleans", 1, bytes => bytes[0] == 0 ? 0 : 1),
            ["u1"] = s_unsignedByte,
            ["u2"] = new("unsigned 16-bit integers", 2, bytes => ReadUInt16LittleEndian(bytes)),
            ["u4"] = new("unsigned 32-bit integers", 4, bytes => ReadUInt32LittleEndian(bytes)),
            ["u8"] = new("unsigned 64-bit integers", 8, bytes => ReadUInt64LittleEndian(bytes)),
            ["i1"] = s_signedByte,
            ["i2"] = s_int16,
            ["i4"] = s_int32,
            ["i8"] = new("64-bit integers", 8, bytes => ReadInt64LittleEndian(bytes)),
            ["f2"] = new("halves", 2, bytes => (double)ReadHalfLittleEndian(bytes)),
            ["f4"] = s_single,
            ["f8"] = s_double,
        };
}

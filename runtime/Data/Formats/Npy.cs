using System.Buffers.Binary;
using System.Text;
using NetGen.Serialization;

namespace NetGen.Formats;

/// <summary>NumPy's .npy: a magic, the version, the header's length, the header as a Python dictionary, the values.
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html</summary>
internal static class Npy
{
    private const int MaxHeader = 1 << 20;

    public static DataTensor Read(Stream stream, string source)
    {
        stream = DataStream.Open(stream, source);
        byte[] magic = StreamBytes.ReadUpTo(stream, 8);
        if (magic.Length < 8 || magic[0] != 0x93 || !magic.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
            throw new InvalidDataException($"{source} is no .npy array: it does not begin with 0x93 'NUMPY' and a version.");
        if (magic[6] is < 1 or > 3)
            throw new InvalidDataException($"{source} has the .npy version {magic[6]}.{magic[7]}; 1 to 3 can be read.");
        int size = magic[6] == 1 ? 2 : 4;
        byte[] length = StreamBytes.ReadUpTo(stream, size);
        if (length.Length < size)
            throw new InvalidDataException($"{source} ends before the length of its header.");
        uint count = size == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (count > MaxHeader)
            throw new InvalidDataException($"{source}: the header should have {count} bytes; more than {MaxHeader} are not read.");
        byte[] header = StreamBytes.ReadUpTo(stream, count);
        if (header.Length < count)
            throw new InvalidDataException($"{source}: the header should have {count} bytes, but only {header.Length} are there.");
        return DataTensor.Read(stream, source, NpyHeader.Parse(Encoding.Latin1.GetString(header), source));
    }
}

using System.Buffers.Binary;
using NetGen.Serialization;

namespace NetGen.Formats;

/// <summary>The files of MNIST and its kin: two zeros, the type, the number of axes, each axis in 4 bytes, the values; all big-endian.
/// Format: http://yann.lecun.com/exdb/mnist</summary>
internal static class Idx
{
    public static DataTensor Read(Stream stream, string source)
    {
        stream = DataStream.Open(stream, source);
        byte[] magic = StreamBytes.ReadUpTo(stream, 4);
        if (magic.Length < 4)
            throw new InvalidDataException(
                $"{source} ends after {magic.Length} bytes; an IDX file starts with two zeros, its type and its number of axes."
            );
        if (magic[0] != 0 || magic[1] != 0)
            throw new InvalidDataException(
                $"{source} begins with the bytes 0x{magic[0]:X2} 0x{magic[1]:X2}; an IDX file begins with two zeros."
            );
        if (!ElementType.Idx.TryGetValue(magic[2], out ElementType? type))
            throw new InvalidDataException($"{source} has the type 0x{magic[2]:X2}; IDX knows 0x08, 0x09, 0x0B, 0x0C, 0x0D and 0x0E.");
        byte[] axes = StreamBytes.ReadUpTo(stream, 4 * magic[3]);
        if (axes.Length < 4 * magic[3])
            throw new InvalidDataException(
                $"{source}: a header with {magic[3]} axes has {4 + 4 * magic[3]} bytes, but the file ends after {4 + axes.Length}."
            );
        var shape = new long[magic[3]];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = BinaryPrimitives.ReadUInt32BigEndian(axes.AsSpan(4 * i));
        return DataTensor.Read(stream, source, new ArrayLayout(type, shape, IsBigEndian: true, IsFortran: false));
    }
}

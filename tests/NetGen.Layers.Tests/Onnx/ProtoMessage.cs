using System.Buffers.Binary;
using System.Text;

namespace NetGen.Layers.Tests.Onnx;

/// <summary>A message in protobuf's wire format: numbered fields, whose types the reader must know
/// (protobuf.dev/programming-guides/encoding).</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ReadOnlyMemory<byte>? Bytes, long Number)> _fields = [];

    public ProtoMessage(ReadOnlyMemory<byte> bytes)
    {
        const int Varint = 0,
            Fixed64 = 1,
            Delimited = 2,
            Fixed32 = 5;
        for (int at = 0; at < bytes.Length; )
        {
            long key = Number(bytes.Span, ref at);
            int field = (int)(key >> 3),
                wireType = (int)key & 7;
            if (wireType == Varint)
            {
                _fields.Add((field, null, Number(bytes.Span, ref at)));
                continue;
            }
            int length = wireType switch
            {
                Fixed64 => 8,
                Fixed32 => 4,
                Delimited => checked((int)Number(bytes.Span, ref at)),
                _ => throw new InvalidDataException($"Field {field} has the wire type {wireType}."),
            };
            _fields.Add((field, bytes.Slice(at, length), 0));
            at += length;
        }
    }

    /// <summary>The contents of every field of this number that has bytes.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Bytes(int field) =>
        _fields.Where(f => f.Field == field && f.Bytes is not null).Select(f => f.Bytes!.Value);

    public IEnumerable<ProtoMessage> Messages(int field) => Bytes(field).Select(bytes => new ProtoMessage(bytes));

    public IEnumerable<string> Texts(int field) => Bytes(field).Select(bytes => Encoding.UTF8.GetString(bytes.Span));

    /// <summary>Integers, one a field or packed into one.</summary>
    public IEnumerable<long> Numbers(int field) =>
        _fields.Where(f => f.Field == field).SelectMany(f => f.Bytes is { } packed ? Unpacked(packed) : [f.Number]);

    /// <summary>32-bit floats, one a field or packed into one.</summary>
    public IEnumerable<float> Floats(int field) => Bytes(field).SelectMany(Floats);

    /// <summary>32-bit floats, little-endian.</summary>
    public static IEnumerable<float> Floats(ReadOnlyMemory<byte> bytes) =>
        Enumerable.Range(0, bytes.Length / 4).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.Span[(4 * i)..]));

    private static List<long> Unpacked(ReadOnlyMemory<byte> packed)
    {
        var numbers = new List<long>();
        for (int at = 0; at < packed.Length; )
            numbers.Add(Number(packed.Span, ref at));
        return numbers;
    }

    private static long Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte b = bytes[at++];
            number |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return (long)number;
        }
        throw new InvalidDataException("A number has more than ten bytes.");
    }
}

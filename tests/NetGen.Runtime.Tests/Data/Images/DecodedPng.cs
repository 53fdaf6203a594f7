using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Reads a PNG strictly: signature, chunks, their check sums, one zlib stream, filter 0 in each row, and nothing after the
/// end.</summary>
internal sealed class DecodedPng
{
    private readonly byte[] _pixels;

    public DecodedPng(ReadOnlySpan<byte> file)
    {
        Assert.Equal("\u0089PNG\r\n\u001a\n", Encoding.Latin1.GetString(file[..8]));
        file = file[8..];
        byte[] header = Chunk(ref file, "IHDR"),
            data = Chunk(ref file, "IDAT");
        Assert.Empty(Chunk(ref file, "IEND"));
        Assert.Equal(0, file.Length);

        (Width, Height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Channels = header[9] switch
        {
            0 => 1,
            2 => 3,
            var other => throw new InvalidDataException($"Color type {other}."),
        };
        Assert.Equal([8, header[9], 0, 0, 0], header[8..]);
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
            zlib.CopyTo(rows);
        byte[][] lines = [.. rows.ToArray().Chunk(1 + Width * Channels)];
        Assert.Equal(Height, lines.Length);
        Assert.All(lines, line => Assert.Equal(0, line[0]));
        _pixels = [.. lines.SelectMany(line => line[1..])];
        Assert.Equal(Height * Width * Channels, _pixels.Length);
    }

    public int Height { get; }

    public int Width { get; }

    public int Channels { get; }

    /// <summary>The channels of a pixel.</summary>
    public byte[] this[int row, int column] => _pixels[((row * Width + column) * Channels)..((row * Width + column + 1) * Channels)];

    /// <summary>One row of a grey picture.</summary>
    public byte[] Row(int row) => _pixels[(row * Width)..((row + 1) * Width)];

    public static DecodedPng Of(ImageSheet sheet)
    {
        using var stream = new MemoryStream();
        sheet.Save(stream);
        return new DecodedPng(stream.ToArray());
    }

    private static byte[] Chunk(ref ReadOnlySpan<byte> file, string type)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(file);
        Assert.Equal(type, Encoding.ASCII.GetString(file.Slice(4, 4)));
        uint crc = uint.MaxValue;
        foreach (byte b in file.Slice(4, 4 + length))
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = crc >> 1 ^ ((crc & 1) == 1 ? 0xEDB88320 : 0);
        }
        Assert.Equal(~crc, BinaryPrimitives.ReadUInt32BigEndian(file.Slice(8 + length, 4)));
        byte[] data = file.Slice(8, length).ToArray();
        file = file[(12 + length)..];
        return data;
    }
}

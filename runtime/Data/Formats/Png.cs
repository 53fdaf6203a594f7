using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Formats;

/// <summary>Writes pictures as PNG (ISO/IEC 15948): 8 bits a channel, no filter, no interlacing.</summary>
internal static class Png
{
    private static readonly uint[] s_crc = Table();

    /// <summary>Writes one picture.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="pixels">height × width × channels bytes, in C order.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    public static void Write(Stream stream, ReadOnlySpan<byte> pixels, int height, int width, int channels)
    {
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        const byte BitDepth = 8,
            Grey = 0,
            Rgb = 2;
        header[8] = BitDepth;
        header[9] = channels == 1 ? Grey : Rgb;
        header[10..].Clear();
        Chunk(stream, "IHDR"u8, header);
        Chunk(stream, "IDAT"u8, Compressed(pixels, height, width * channels));
        Chunk(stream, "IEND"u8, []);
    }

    private static ReadOnlySpan<byte> Compressed(ReadOnlySpan<byte> pixels, int rows, int pitch)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
            for (int row = 0; row < rows; row++)
            {
                zlib.WriteByte(0); // the row's filter: none
                zlib.Write(pixels.Slice(row * pitch, pitch));
            }
        return data.GetBuffer().AsSpan(0, (int)data.Length);
    }

    private static void Chunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        stream.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            crc = s_crc[(byte)(crc ^ b)] ^ crc >> 8;
        return crc;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? 0xEDB88320 ^ c >> 1 : c >> 1;
            table[i] = c;
        }
        return table;
    }
}

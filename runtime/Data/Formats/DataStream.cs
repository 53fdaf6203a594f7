using System.IO.Compression;

namespace NetGen.Formats;

/// <summary>A stream whose first bytes have been looked at: gives them again, then the rest. Errors of a decompressor get the file's
/// name.</summary>
internal sealed class DataStream : Stream
{
    private readonly Stream _rest;
    private readonly byte[] _prefix;
    private readonly string _source;
    private readonly DataStream? _compressed;
    private int _position;
    private uint _count,
        _lastFour;

    private DataStream(byte[] prefix, Stream rest, string source, DataStream? compressed = null)
    {
        _prefix = prefix;
        _rest = rest;
        _source = source;
        _compressed = compressed;
    }

    /// <summary>What <paramref name="stream"/> holds, decompressed if it begins with gzip's magic bytes. Does not close it.</summary>
    public static Stream Open(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] magic = Serialization.StreamBytes.ReadUpTo(stream, 2);
        var plain = new DataStream(magic, stream, source);
        return magic is [0x1F, 0x8B] ? new DataStream([], new GZipStream(plain, CompressionMode.Decompress), source, plain) : plain;
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Math.Min(buffer.Length, _prefix.Length - _position);
        if (read > 0)
        {
            _prefix.AsSpan(_position, read).CopyTo(buffer);
            _position += read;
        }
        else
        {
            read = ReadRest(buffer);
        }
        _count += (uint)read;
        foreach (byte b in buffer[Math.Max(0, read - 4)..read])
            _lastFour = _lastFour >> 8 | (uint)b << 24;
        return read;
    }

    private int ReadRest(Span<byte> buffer)
    {
        try
        {
            int read = _rest.Read(buffer);
            // GZipStream ends without a word where its input is cut off. The last four bytes of gzip are the length of what it holds,
            // modulo 2^32.
            if (read == 0 && buffer.Length > 0 && _compressed is not null && _compressed._lastFour != _count)
                throw new InvalidDataException("It is cut off, or more than one gzip stream in a row; decompress the latter first.");
            return read;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{_source}: the compressed data is damaged. {e.Message}", e);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace NetGen.Serialization;

/// <summary>A file of TensorBoard's: records of an event each, on disk as soon as they are written. A record is the length of its data in 8
/// bytes, that length's checksum, the data and its checksum; the data is a message tensorflow.Event in the encoding of protocol buffers:
/// wall_time = 1, step = 2, file_version = 3, summary = 5 with value = 1 of tag = 1 and simple_value = 2. Checksums are CRC-32C, rotated
/// and shifted. Formats: tensorflow/core/util/event.proto, framework/summary.proto and lib/io/record_writer.h.</summary>
internal sealed class EventFile : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Begins a file of a name of its own in a folder, which is made if it is not there.</summary>
    public EventFile(string folder)
    {
        Directory.CreateDirectory(folder);
        long seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        for (int number = 0; _file is null; number++)
        {
            string name = string.Create(
                CultureInfo.InvariantCulture,
                $"events.out.tfevents.{seconds:D10}.{Environment.MachineName}.{Environment.ProcessId}.{number}.v2"
            );
            try
            {
                _file = new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (File.Exists(Path.Combine(folder, name))) { }
        }
        Record(0, stream => Text(stream, 3, "brain.Event:2"));
    }

    /// <summary>Writes numbers of one step.</summary>
    public void Write(long step, IEnumerable<(string Tag, double Value)> values) =>
        Record(
            step,
            stream =>
            {
                var summary = new MemoryStream();
                Span<byte> single = stackalloc byte[4];
                foreach ((string tag, double value) in values)
                {
                    var one = new MemoryStream();
                    Text(one, 1, tag);
                    Key(one, 2, wire: 5);
                    BinaryPrimitives.WriteSingleLittleEndian(single, (float)value);
                    one.Write(single);
                    Bytes(summary, 1, one.ToArray());
                }
                Bytes(stream, 5, summary.ToArray());
            }
        );

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Record(long step, Action<MemoryStream> content)
    {
        var data = new MemoryStream();
        Key(data, 1, wire: 1);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(time, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);
        data.Write(time);
        Key(data, 2, wire: 0);
        Number(data, (ulong)step);
        content(data);

        byte[] record = new byte[12 + data.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Checksum(record.AsSpan(0, 8)));
        data.ToArray().CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - 4), Checksum(record.AsSpan(12, (int)data.Length)));
        _file.Write(record);
        _file.Flush();
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
            crc = BitOperations.Crc32C(crc, b);
        return BitOperations.RotateRight(~crc, 15) + 0xa282ead8;
    }

    private static void Text(MemoryStream stream, int field, string text) => Bytes(stream, field, Encoding.UTF8.GetBytes(text));

    private static void Bytes(MemoryStream stream, int field, byte[] bytes)
    {
        Key(stream, field, wire: 2);
        Number(stream, (ulong)bytes.Length);
        stream.Write(bytes);
    }

    private static void Key(MemoryStream stream, int field, int wire) => Number(stream, (ulong)(field << 3 | wire));

    private static void Number(MemoryStream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}

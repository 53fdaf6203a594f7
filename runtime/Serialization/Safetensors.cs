using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.CompilerServices;

namespace NetGen.Serialization;

/// <summary>Weights as .safetensors: the header's length in 8 bytes, a JSON header {name: {dtype, shape, data_offsets}}, the values. All
/// little-endian. Format: https://huggingface.co/docs/safetensors</summary>
internal static class Safetensors
{
    /// <summary>The format's own limit.</summary>
    private const int MaxHeader = 100_000_000;

    private const int Chunk = 1 << 20;

    private const string Metadata = "__metadata__",
        Note = "note";

    /// <param name="stream">Takes the whole file.</param>
    /// <param name="tensors">In their order.</param>
    /// <param name="note">A text that goes along, as the only entry of the header's __metadata__; null for none.</param>
    public static void Write<T>(Stream stream, IReadOnlyList<NamedTensor<T>> tensors, string? note = null)
        where T : unmanaged
    {
        byte[] header = Header(tensors, note);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (NamedTensor<T> tensor in tensors)
            for (int i = 0; i < tensor.Values.Length; i += Chunk)
                stream.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan(i, Math.Min(Chunk, tensor.Values.Length - i))));
    }

    /// <summary>The values of every tensor of <paramref name="info"/>, in its order.</summary>
    /// <exception cref="InvalidDataException">The stream is anything but exactly these tensors; the message begins with
    /// <paramref name="source"/>.</exception>
    public static T[][] Read<T>(Stream stream, ProgramInfo info, string source)
        where T : unmanaged
    {
        List<SafetensorsEntry> entries = SafetensorsHeader.Parse(ReadHeader(stream, source), source);
        Dictionary<string, int> order = SafetensorsLayout.Match(entries, info, Dtype<T>(), Size<T>(), source);
        var values = new T[info.Parameters.Length][];
        foreach ((SafetensorsEntry entry, T[] tensor) in Values<T>(stream, entries, source))
            values[order[entry.Name]] = tensor;
        return values;
    }

    /// <summary>All tensors of a file by their names, and its text if <see cref="Write"/> wrote one.</summary>
    /// <exception cref="InvalidDataException">The stream is no whole file of such values; the message begins with
    /// <paramref name="source"/>.</exception>
    public static Dictionary<string, NamedTensor<T>> ReadAll<T>(Stream stream, string source, out string? note)
        where T : unmanaged
    {
        byte[] header = ReadHeader(stream, source);
        List<SafetensorsEntry> entries = SafetensorsHeader.Parse(header, source);
        SafetensorsLayout.Check(entries, Dtype<T>(), Size<T>(), source);
        using (JsonDocument document = JsonDocument.Parse(header))
            note =
                document.RootElement.TryGetProperty(Metadata, out JsonElement metadata)
                && metadata.TryGetProperty(Note, out JsonElement text)
                && text.ValueKind == JsonValueKind.String
                    ? text.GetString()
                    : null;
        return Values<T>(stream, entries, source)
            .ToDictionary(
                pair => pair.Entry.Name,
                pair => new NamedTensor<T>(pair.Entry.Name, [.. pair.Entry.Shape.Select(dim => (int)dim)], pair.Values)
            );
    }

    // Entries must lie one behind the other, as their layout's check makes sure.
    private static List<(SafetensorsEntry Entry, T[] Values)> Values<T>(Stream stream, List<SafetensorsEntry> entries, string source)
        where T : unmanaged
    {
        long length = entries.Count == 0 ? 0 : entries[^1].End;
        if (stream.CanSeek)
            CheckLength(stream.Length - stream.Position, length, source);
        List<(SafetensorsEntry, T[])> tensors = [];
        foreach (SafetensorsEntry entry in entries)
        {
            var values = new T[(entry.End - entry.Begin) / Size<T>()];
            long read = Fill(stream, values);
            if (read < entry.End - entry.Begin)
                CheckLength(entry.Begin + read, length, source);
            tensors.Add((entry, values));
        }
        if (stream.ReadByte() >= 0)
            throw new InvalidDataException($"{source}: more bytes follow the {length} bytes of values that the header describes.");
        return tensors;
    }

    private static string Dtype<T>() => typeof(T) == typeof(float) ? "F32" : "F64";

    private static unsafe int Size<T>()
        where T : unmanaged => sizeof(T);

    private static byte[] Header<T>(IReadOnlyList<NamedTensor<T>> tensors, string? note)
        where T : unmanaged
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            long offset = 0;
            json.WriteStartObject();
            if (note is not null)
            {
                json.WriteStartObject(Metadata);
                json.WriteString(Note, note);
                json.WriteEndObject();
            }
            foreach (NamedTensor<T> tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", Dtype<T>());
                json.WriteStartArray("shape");
                foreach (int dim in tensor.Shape)
                    json.WriteNumberValue(dim);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += (long)tensor.Values.Length * Size<T>());
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        // Spaces up to a multiple of 8 leave the values aligned.
        byte[] header = new byte[(buffer.WrittenCount + 7) / 8 * 8];
        header.AsSpan().Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header);
        return header;
    }

    private static byte[] ReadHeader(Stream stream, string source)
    {
        byte[] prefix = StreamBytes.ReadUpTo(stream, 8);
        if (prefix.Length < 8)
            throw new InvalidDataException(
                $"{source} ends after {prefix.Length} bytes; a .safetensors file starts with the header's length in 8 bytes."
            );
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is < 2 or > MaxHeader)
            throw new InvalidDataException(
                $"{source}: the first 8 bytes give the header {length} bytes; a .safetensors header has 2 to {MaxHeader}."
            );
        byte[] header = StreamBytes.ReadUpTo(stream, (long)length);
        return (ulong)header.Length == length
            ? header
            : throw new InvalidDataException($"{source}: the header should have {length} bytes, but only {header.Length} are there.");
    }

    private static void CheckLength(long found, long expected, string source)
    {
        if (found != expected)
            throw new InvalidDataException($"{source}: the header describes {expected} bytes of values, but {found} follow it.");
    }

    /// <summary>Reads until the values are full or the stream ends, and returns the bytes read.</summary>
    private static long Fill<T>(Stream stream, T[] values)
        where T : unmanaged
    {
        long total = 0;
        for (int i = 0; i < values.Length; i += Chunk)
        {
            Span<byte> part = MemoryMarshal.AsBytes(values.AsSpan(i, Math.Min(Chunk, values.Length - i)));
            int read = stream.ReadAtLeast(part, part.Length, throwOnEndOfStream: false);
            total += read;
            if (read < part.Length)
                break;
        }
        return total;
    }
}

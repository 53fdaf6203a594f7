using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Serialization;

namespace NetGen.Layers.Tests.Harness;

/// <summary>A file of Fixtures/: tensors and metadata.</summary>
internal sealed class Fixture
{
    private readonly Dictionary<string, SafetensorsEntry> _entries;
    private readonly byte[] _values;

    public Fixture(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Folder, name + ".safetensors"));
        int header = checked((int)BinaryPrimitives.ReadInt64LittleEndian(file));
        _entries = SafetensorsHeader.Parse(file.AsSpan(8, header), name).ToDictionary(entry => entry.Name);
        _values = file[(8 + header)..];
        using JsonDocument json = JsonDocument.Parse(file.AsMemory(8, header));
        Metadata = json.RootElement.GetProperty("__metadata__").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
    }

    /// <summary>The names of all files.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.safetensors").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    public IReadOnlyDictionary<string, string> Metadata { get; }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures");

    /// <summary>The values of a tensor.</summary>
    public double[] this[string tensor] => Array.ConvertAll(Floats(_entries[tensor]), x => (double)x);

    /// <summary>The tensors below a folder, named without it, in the file's order.</summary>
    public IReadOnlyList<NamedTensor> Weights(string folder) =>
        [
            .. _entries
                .Values.Where(entry => entry.Name.StartsWith(folder + "/", StringComparison.Ordinal))
                .OrderBy(entry => entry.Begin)
                .Select(entry => new NamedTensor(
                    entry.Name[(folder.Length + 1)..],
                    [.. entry.Shape.Select(dim => (int)dim)],
                    Floats(entry)
                )),
        ];

    private float[] Floats(SafetensorsEntry entry)
    {
        Assert.Equal("F32", entry.Dtype);
        return MemoryMarshal.Cast<byte, float>(_values.AsSpan((int)entry.Begin, (int)(entry.End - entry.Begin))).ToArray();
    }
}

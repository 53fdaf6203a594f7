using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Serialization;

namespace NetGen.Layers.Tests.Harness;

/// <summary>A file of Fixtures/: tensors and metadata.</summary>
internal sealed class Fixture
{
    private readonly string _name;
    private readonly Dictionary<string, SafetensorsEntry> _entries;
    private readonly byte[] _values;

    public Fixture(string name)
    {
        _name = name;
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
    public double[] this[string tensor] =>
        _entries.GetValueOrDefault(tensor) is not { } entry
            ? throw new KeyNotFoundException(
                $"Fixtures/{_name}.safetensors has no '{tensor}'. Add what it is to Fixtures/make_fixtures.py and run "
                    + $"`/usr/bin/python3 make_fixtures.py {_name}` there."
            )
        : entry.Dtype == "F64" ? Values<double>(entry)
        : Array.ConvertAll(Floats(entry), x => (double)x);

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
        return Values<float>(entry);
    }

    private T[] Values<T>(SafetensorsEntry entry)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_values.AsSpan((int)entry.Begin, (int)(entry.End - entry.Begin))).ToArray();
}

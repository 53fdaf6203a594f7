using System.Globalization;
using NetGen.Serialization;

namespace NetGen;

/// <summary>What the columns of a text file became: which inputs and targets there are, and the categories of columns that hold such.
/// Saved beside the model, it reads further files in the same way.</summary>
public sealed class CsvSchema
{
    private const string Format = "NetGen CSV schema";
    private readonly SortedDictionary<int, string[]> _categories;

    internal CsvSchema(
        IReadOnlyList<string> inputNames,
        IReadOnlyList<string> targetNames,
        IReadOnlyDictionary<int, string[]> categories
    ) => (InputNames, TargetNames, _categories) = (inputNames, targetNames, new(categories.ToDictionary()));

    /// <summary>A name for each input: that of its column, or of column and category, "colour=red".</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>A name for each target.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>The categories of a column, by number; for a column of targets what label i means. Empty for a column of numbers.</summary>
    /// <param name="column">From 0.</param>
    public IReadOnlyList<string> Categories(int column) => _categories.GetValueOrDefault(column, []);

    /// <summary>Writes it as JSON, as a whole or not at all.</summary>
    public void Save(string path)
    {
        byte[] text = JsonText.Write(
            Format,
            json =>
            {
                json.WriteList("inputs", InputNames);
                json.WriteList("targets", TargetNames);
                json.WriteStartObject("categories");
                foreach ((int column, string[] categories) in _categories)
                    json.WriteList(column.ToString(CultureInfo.InvariantCulture), categories);
                json.WriteEndObject();
            }
        );
        AtomicFile.Write(path, stream => stream.Write(text));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is none of a schema, or is damaged; the message says what is wrong.</exception>
    public static CsvSchema Load(string path) =>
        JsonText.Read(
            path,
            Format,
            json => new CsvSchema(
                json.Get("inputs").Strings(),
                json.Get("targets").Strings(),
                json.Get("categories")
                    .EnumerateObject()
                    .ToDictionary(
                        column => int.Parse(column.Name, NumberStyles.None, CultureInfo.InvariantCulture),
                        column =>
                            column.Value.Strings() is var texts && texts.Distinct().Count() == texts.Length
                                ? texts
                                : throw new FormatException($"Column {column.Name} has a category twice.")
                    )
            )
        );
}

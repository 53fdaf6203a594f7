using System.Globalization;
using System.Text.Json;

namespace NetGen.Tuning;

/// <summary>One direction of the space that is searched: which values there are, as texts, and where each lies from 0 to 1.</summary>
internal abstract class Hyperparameter
{
    private static readonly Dictionary<string, Func<string, JsonElement, Hyperparameter>> s_kinds = new()
    {
        ["Int"] = RangeHyperparameter.ReadInt,
        ["Float"] = RangeHyperparameter.ReadFloat,
        ["Choice"] = ChoiceHyperparameter.Read,
    };

    private protected Hyperparameter(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    public string Name { get; }

    /// <summary>How many values there are; null where they are too many to go through.</summary>
    public abstract long? Count { get; }

    /// <summary>The values in words for a picture's axis; null if it is an axis of numbers.</summary>
    public virtual IReadOnlyList<string>? Labels => null;

    /// <summary>Whether its axis in a picture is one of powers of ten.</summary>
    public virtual bool IsLogarithmic => false;

    /// <summary>Whether only whole numbers stand at its axis.</summary>
    public virtual bool IsWhole => false;

    /// <summary>The value at a place in [0, 1).</summary>
    public abstract string At(double unit);

    /// <summary>One of <see cref="Count"/> values.</summary>
    public abstract string AtIndex(long index);

    /// <summary>Where a value lies, in [0, 1].</summary>
    /// <exception cref="ArgumentException">It is none of the values.</exception>
    public abstract double Unit(string value);

    /// <summary>The value on a picture's axis: itself, or the number of its label.</summary>
    public abstract double Position(string value);

    /// <summary>The value as a point: as far from another as the two are unlike each other, 1 at most.</summary>
    public virtual double[] Coordinates(string? value) => [value is null ? 0.5 : Unit(value)];

    /// <summary>Writes the properties that <see cref="Read"/> makes it of.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>Writes a value.</summary>
    public virtual void WriteValue(Utf8JsonWriter json, string value) => json.WriteRawValue(value);

    /// <summary>All that it says but its name; two hyperparameters that say the same are the same.</summary>
    public abstract override string ToString();

    /// <summary>Of a line of a log.</summary>
    public static Hyperparameter Read(JsonElement line)
    {
        string kind = line.Get("kind").GetString() ?? "";
        return s_kinds.TryGetValue(kind, out var read)
            ? read(line.Get("hyperparameter").GetString() ?? "", line)
            : throw new FormatException($"There is no hyperparameter of kind {Show.Text(kind)}.");
    }

    /// <summary>A value in a line of a log as text.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();

    private protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private protected ArgumentException NoValue(string value) => new($"'{Name}' is {this}, of which {Show.Text(value)} is no value.");
}

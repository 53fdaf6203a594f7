using System.Globalization;
using System.Text.Json;

namespace NetGen.Tuning;

/// <summary>One of a few values. Numbers lie in their order, one after another; of words, each is as far from any other.</summary>
internal sealed class ChoiceHyperparameter : Hyperparameter
{
    private readonly string[] _values;
    private readonly bool _isText;
    private readonly int[]? _order;

    /// <param name="name">Its name.</param>
    /// <param name="values">Each once.</param>
    /// <param name="isText">Whether JSON has them in quotes.</param>
    public ChoiceHyperparameter(string name, IEnumerable<string> values, bool isText)
        : base(name)
    {
        (_values, _isText) = ([.. values], isText);
        if (_values.Length == 0)
            throw new ArgumentException($"'{name}' has no value to choose; give at least one.");
        if (_values.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"'{name}' has {Show.Text(twice.Key)} twice among its values.");
        double[] numbers =
        [
            .. _values.Select(v => double.TryParse(v, CultureInfo.InvariantCulture, out double number) ? number : double.NaN),
        ];
        if (!isText && Array.TrueForAll(numbers, double.IsFinite))
        {
            _order = new int[_values.Length];
            foreach ((int place, int index) in Enumerable.Range(0, _values.Length).OrderBy(i => numbers[i]).Index())
                _order[index] = place;
        }
    }

    public override long? Count => _values.Length;

    public override IReadOnlyList<string> Labels => _values;

    public static ChoiceHyperparameter Read(string name, JsonElement line)
    {
        JsonElement[] values = [.. line.Get("values").EnumerateArray()];
        return new(name, values.Select(Text), values.Any(v => v.ValueKind == JsonValueKind.String));
    }

    /// <summary>Where a value stands among the values.</summary>
    public int IndexOf(string value)
    {
        int index = Array.IndexOf(_values, value);
        return index >= 0 ? index : throw NoValue(value);
    }

    public override string At(double unit) => _values[Math.Min((int)(unit * _values.Length), _values.Length - 1)];

    public override string AtIndex(long index) => _values[index];

    // The middle of the share that At gives to the value.
    public override double Unit(string value) => (IndexOf(value) + 0.5) / _values.Length;

    public override double Position(string value) => IndexOf(value);

    public override double[] Coordinates(string? value)
    {
        if (_order is not null)
            return [value is null || _values.Length == 1 ? 0.5 : _order[IndexOf(value)] / (_values.Length - 1.0)];
        var corner = new double[_values.Length];
        if (value is not null)
            corner[IndexOf(value)] = Math.Sqrt(0.5);
        return corner;
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", "Choice");
        json.WriteStartArray("values");
        foreach (string value in _values)
            WriteValue(json, value);
        json.WriteEndArray();
    }

    public override void WriteValue(Utf8JsonWriter json, string value)
    {
        if (_isText)
            json.WriteStringValue(value);
        else
            json.WriteRawValue(value);
    }

    public override string ToString() => $"Choice of {string.Join(", ", _values)}";
}

using System.Globalization;
using NetGen.Tuning;

namespace NetGen;

/// <summary>Values by name, each asked for together with the range that it comes from, so that the code that builds and trains a network is
/// the description of what is searched. Names are KerasTuner's. A <see cref="Trial"/> chooses the values;
/// <see cref="Tuner.GetBestHyperParameters"/> gives those of the best trial to the same code.</summary>
public class HyperParameters
{
    private readonly Dictionary<string, string> _values;

    internal HyperParameters(IReadOnlyDictionary<string, string> values) => _values = new(values);

    private protected HyperParameters() => _values = [];

    /// <summary>The values that are known, by name, as the log has them.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>A whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="minValue">The smallest.</param>
    /// <param name="maxValue">The largest, included.</param>
    /// <param name="step">From one value to the next; with <see cref="Sampling.Log"/> the factor between them, where 1 means every
    /// number.</param>
    /// <param name="sampling">How values are spread.</param>
    /// <exception cref="ArgumentException">The range holds nothing, or the name stands for another range already.</exception>
    public int Int(string name, int minValue, int maxValue, int step = 1, Sampling sampling = Sampling.Linear) =>
        int.Parse(ValueOf(RangeHyperparameter.Int(name, minValue, maxValue, step, sampling)), CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="minValue">The smallest.</param>
    /// <param name="maxValue">The largest, included.</param>
    /// <param name="step">From one value to the next; with <see cref="Sampling.Log"/> the factor between them. 0: any number; a
    /// <see cref="GridSearch"/> needs a step.</param>
    /// <param name="sampling">How values are spread.</param>
    /// <exception cref="ArgumentException">The range holds nothing, or the name stands for another range already.</exception>
    public float Float(string name, float minValue, float maxValue, float step = 0, Sampling sampling = Sampling.Linear) =>
        float.Parse(ValueOf(RangeHyperparameter.Float(name, minValue, maxValue, step, sampling)), CultureInfo.InvariantCulture);

    /// <summary>One of these values.</summary>
    /// <typeparam name="T">Numbers, texts, members of an enum such as <see cref="Activation"/>, or what else has a text of its
    /// own.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Each once.</param>
    /// <exception cref="ArgumentException">There is no value, one is there twice, null or not finite, or the name stands for other values
    /// already.</exception>
    public T Choice<T>(string name, params T[] values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        bool isText = !(typeof(T).IsPrimitive && typeof(T) != typeof(char));
        var choice = new ChoiceHyperparameter(name, values.Select(value => Text(name, value)), isText);
        return values[choice.IndexOf(ValueOf(choice))];
    }

    /// <summary>false or true.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The name stands for other values already.</exception>
    public bool Boolean(string name) => Choice(name, false, true);

    private static string Text<T>(string name, T value) =>
        value switch
        {
            null => throw new ArgumentException($"'{name}' has null among its values."),
            bool flag => flag ? "true" : "false",
            float.NaN
            or float.PositiveInfinity
            or float.NegativeInfinity
            or double.NaN
            or double.PositiveInfinity
            or double.NegativeInfinity => throw new ArgumentException($"'{name}' has {value} among its values; they must be finite."),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    // Given values are checked against the range that they are asked for with; others are chosen once.
    private string ValueOf(Hyperparameter asked)
    {
        Check(asked);
        if (!_values.TryGetValue(asked.Name, out string? value))
            _values[asked.Name] = value = Choose(asked);
        asked.Position(value);
        return value;
    }

    private protected virtual void Check(Hyperparameter asked) { }

    private protected virtual string Choose(Hyperparameter asked) =>
        throw new KeyNotFoundException($"There is no '{asked.Name}'; there are {string.Join(", ", _values.Keys)}.");
}

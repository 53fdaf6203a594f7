using System.Numerics;
using NetGen.Serialization;

namespace NetGen;

/// <summary>Puts in the place of every input that is missing what the training set says of its column, and is saved beside the model:
/// scikit-learn's SimpleImputer. Sets with missing inputs come from <see cref="Dataset.FromCsv(string, CsvOptions?)"/> with
/// <see cref="CsvOptions.KeepMissing"/>. It goes before a <see cref="Scaler"/>, which takes complete samples.</summary>
/// <param name="strategy">What a column says.</param>
/// <exception cref="ArgumentOutOfRangeException">There is no such strategy.</exception>
public sealed class SimpleImputer(ImputeStrategy strategy = ImputeStrategy.Mean)
{
    private const string Format = "NetGen imputer";

    private static readonly Dictionary<ImputeStrategy, Func<List<double>, double>> s_strategies = new()
    {
        [ImputeStrategy.Mean] = values => values.Average(),
        [ImputeStrategy.Median] = Median,
        [ImputeStrategy.MostFrequent] = values => values.CountBy(value => value).OrderBy(c => (-c.Value, c.Key)).First().Key,
    };

    private readonly Func<List<double>, double> _of = s_strategies.TryGetValue(strategy, out Func<List<double>, double>? of)
        ? of
        : throw new ArgumentOutOfRangeException(nameof(strategy), strategy, $"There is no strategy {strategy}.");

    private double[]? _statistics;

    /// <summary>What stands for a missing value of each input.</summary>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public ReadOnlySpan<double> Statistics =>
        _statistics
        ?? throw new InvalidOperationException(
            $"This {nameof(SimpleImputer)} has seen no data. Call {nameof(Fit)} with the training set, or {nameof(Load)} a saved one."
        );

    /// <summary>Learns from the inputs of a set that are there: the training set, and no other.</summary>
    /// <returns>The imputer itself.</returns>
    /// <exception cref="ArgumentException">An input is missing in all samples, or its statistic is more than a double holds; nothing was
    /// learned.</exception>
    public SimpleImputer Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var columns = new List<double>[data.InputLength];
        for (int k = 0; k < columns.Length; k++)
            columns[k] = new(data.Count);
        var row = new double[columns.Length];
        for (int i = 0; i < data.Count; i++)
        {
            data.CopyInputWithNaN(i, row);
            for (int k = 0; k < row.Length; k++)
                if (!double.IsNaN(row[k]))
                    columns[k].Add(row[k]);
        }
        int empty = Array.FindIndex(columns, column => column.Count == 0);
        if (empty >= 0)
            throw new ArgumentException(
                $"Input {empty} is missing in all {data.Count} samples, so that nothing says what could stand for it. Leave its column out "
                    + $"by {nameof(CsvOptions)}.{nameof(CsvOptions.InputColumns)}.",
                nameof(data)
            );
        _statistics = Finite(Array.ConvertAll(columns, column => _of(column)));
        return this;
    }

    /// <summary>The same samples with nothing missing; a copy, unless nothing was.</summary>
    /// <exception cref="ArgumentException">The set has another number of inputs.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public Dataset Transform(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.InputLength == Statistics.Length
            ? data.Filled(this)
            : throw new ArgumentException(
                $"The imputer is for samples of {Statistics.Length} values, but these have {data.InputLength}.",
                nameof(data)
            );
    }

    /// <summary>What <see cref="Fit"/> and <see cref="Transform(Dataset)"/> do, for the training set.</summary>
    public Dataset FitTransform(Dataset data) => Fit(data).Transform(data);

    /// <summary>The same for n whole samples, in which NaN stands for what is missing; both spans may be the same.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole samples, the spans differ in length, or share memory without being the
    /// same; nothing has been written.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public void Transform(ReadOnlySpan<float> inputs, Span<float> filled) => Fill(inputs, filled);

    /// <inheritdoc cref="Transform(ReadOnlySpan{float}, Span{float})"/>
    public void Transform(ReadOnlySpan<double> inputs, Span<double> filled) => Fill(inputs, filled);

    /// <summary>Writes what was learned as JSON, as a whole or not at all.</summary>
    /// <param name="path">A file beside the model's weights.</param>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public void Save(string path)
    {
        byte[] text = JsonText.Write(
            Format,
            json =>
            {
                json.WriteString("strategy", strategy.ToString());
                json.WriteList("statistics", Statistics.ToArray());
            }
        );
        AtomicFile.Write(path, stream => stream.Write(text));
    }

    /// <summary>Reads what <see cref="Save"/> wrote: the same numbers to the bit.</summary>
    /// <exception cref="InvalidDataException">The file is none of an imputer, or is damaged; the message says what is wrong.</exception>
    public static SimpleImputer Load(string path) =>
        JsonText.Read(
            path,
            Format,
            json =>
            {
                string? name = json.Get("strategy").GetString();
                if (!s_strategies.Keys.Any(known => known.ToString() == name))
                    throw new FormatException($"There is no strategy {Show.Text(name)}.");
                double[] statistics = json.Get("statistics").Doubles();
                return statistics.Length > 0
                    ? new SimpleImputer(Enum.Parse<ImputeStrategy>(name!)) { _statistics = Finite(statistics) }
                    : throw new FormatException("There are no statistics.");
            }
        );

    internal void Fill<T>(ReadOnlySpan<T> inputs, Span<T> filled)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<double> statistics = Statistics;
        if (inputs.Length % statistics.Length != 0)
            throw new ArgumentException(
                $"The imputer is for samples of {statistics.Length} values; {inputs.Length} values are not a whole number of them.",
                nameof(inputs)
            );
        if (filled.Length != inputs.Length)
            throw new ArgumentException($"{inputs.Length} values do not fit into a span of {filled.Length}.", nameof(filled));
        CompilerServices.Overlap.Refuse(inputs, filled, nameof(inputs), nameof(filled), mayBeginTogether: true);
        for (int i = 0; i < inputs.Length; i++)
            filled[i] = T.IsNaN(inputs[i]) ? T.CreateTruncating(statistics[i % statistics.Length]) : inputs[i];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        int half = values.Count / 2;
        return values.Count % 2 == 1 ? values[half] : values[half - 1] / 2 + values[half] / 2;
    }

    private static double[] Finite(double[] statistics)
    {
        int infinite = Array.FindIndex(statistics, value => !double.IsFinite(value));
        return infinite < 0
            ? statistics
            : throw new ArgumentException($"What would stand for input {infinite} is {statistics[infinite]}; it must be finite.");
    }
}

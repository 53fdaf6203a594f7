using System.Globalization;

namespace NetGen;

/// <summary>One direction of a chart: what it is called, from where to where it goes, and where numbers stand.</summary>
internal sealed class Axis(
    string label,
    double start,
    double end,
    double[] ticks,
    bool isLogarithmic = false,
    IReadOnlyList<string>? words = null
)
{
    private readonly double _from = isLogarithmic ? Math.Log10(start) : start,
        _to = isLogarithmic ? Math.Log10(end) : end;

    public string Label => label;

    public double[] Ticks => ticks;

    /// <summary>0 at the start, 1 at the end; not finite where the axis has no place for the value.</summary>
    public double Share(double value) => ((isLogarithmic ? Math.Log10(value) : value) - _from) / (_to - _from);

    /// <summary>Words side by side, at 0, 1, 2, ..</summary>
    public static Axis Of(string label, IReadOnlyList<string> words) =>
        new(label, -0.5, words.Count - 0.5, [.. Enumerable.Range(0, words.Count).Select(i => (double)i)], words: words);

    /// <summary>From one round number around the values to another.</summary>
    public static Axis Around(string label, IEnumerable<double> values, bool isLogarithmic = false)
    {
        (double low, double high) = Ends(values, isLogarithmic);
        double[] ticks = isLogarithmic ? PowersOfTen(low, high) : Round(low, high);
        return new(label, ticks[0], ticks[^1], ticks, isLogarithmic);
    }

    /// <summary>From the smallest value to the largest.</summary>
    public static Axis Over(string label, IEnumerable<double> values, bool isLogarithmic = false)
    {
        (double low, double high) = Ends(values, isLogarithmic);
        if (isLogarithmic)
            return Around(label, [low, high], true);
        return low < high ? Between(label, low, high) : Between(label, low - 1, low + 1);
    }

    /// <summary>From <paramref name="start"/> to <paramref name="end"/>, with the round numbers in between, or the whole ones of
    /// them.</summary>
    public static Axis Between(string label, double start, double end, bool isWhole = false) =>
        new(label, start, end, [.. Round(start, end).Where(x => x >= start && x <= end && (x == Math.Floor(x) || !isWhole))]);

    /// <summary>About five round numbers, steps of 1, 2 or 5 times a power of ten, that enclose the range.</summary>
    public static double[] Round(double low, double high)
    {
        if (high <= low)
            (low, high) = (low - Math.Max(Math.Abs(low), 1e-9) * 0.1, high + Math.Max(Math.Abs(high), 1e-9) * 0.1);
        double raw = (high - low) / 5,
            power = Math.Pow(10, Math.Floor(Math.Log10(raw))),
            step =
                power
                * (raw / power) switch
                {
                    <= 1 => 1,
                    <= 2 => 2,
                    <= 5 => 5,
                    _ => 10,
                };
        double first = Math.Floor(low / step),
            last = Math.Ceiling(high / step);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>Powers of ten that enclose the range, with 2 and 5 times each where they are few.</summary>
    public static double[] PowersOfTen(double low, double high)
    {
        int first = (int)Math.Floor(Math.Log10(low)),
            last = (int)Math.Ceiling(Math.Log10(high));
        if (last == first)
            last++;
        if (last - first <= 2)
            return
            [
                .. Enumerable
                    .Range(first, last - first)
                    .SelectMany(power => new[] { 1, 2, 5 }.Select(digit => Number(digit, power)))
                    .Append(Number(1, last)),
            ];
        int step = (last - first + 5) / 6;
        return [.. Enumerable.Range(0, (last - first + step - 1) / step + 1).Select(i => Number(1, first + i * step))];
    }

    /// <summary>The number as it stands beside the axis.</summary>
    public static string Text(double value) => Math.Abs(value) < 1e-12 ? "0" : value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>The word or number at a tick of this axis, where tiny ones are no zeros if there are only such.</summary>
    public string TextOf(double tick) =>
        words is not null ? SvgText.Cut(words[(int)tick], Math.Max(3, 60 / words.Count))
        : isLogarithmic || Math.Abs(end - start) < 1e-9 ? tick.ToString("G4", CultureInfo.InvariantCulture)
        : Text(tick);

    // The decimal number itself, which a product with a power would miss by a digit.
    private static double Number(int digit, int power) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digit}E{power}"), CultureInfo.InvariantCulture);

    // Something to draw an axis of if there is nothing.
    private static (double Low, double High) Ends(IEnumerable<double> values, bool isLogarithmic)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
            if (double.IsFinite(value) && (value > 0 || !isLogarithmic))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low <= high ? (low, high)
            : isLogarithmic ? (1, 10)
            : (0, 1);
    }
}

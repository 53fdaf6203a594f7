using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>A matrix of numbers as one of colours, in SVG: row 0 at the top, column 0 at the left. A cell that is NaN has no number and
/// stays grey.</summary>
public sealed class HeatMapChart : Chart
{
    private const int Top = 40,
        BarWidth = 16,
        Letters = 24;

    private readonly double[,] _values;
    private readonly IReadOnlyList<string>? _rowLabels,
        _columnLabels;

    /// <summary>A picture of a matrix.</summary>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Says what columns are.</param>
    /// <param name="yLabel">Says what rows are.</param>
    /// <param name="values">[rows, columns]; copied.</param>
    /// <exception cref="ArgumentException">There is no cell, or one is infinite; the message says which.</exception>
    public HeatMapChart(string title, string xLabel, string yLabel, double[,] values)
        : base(title, xLabel, yLabel)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
            throw new ArgumentException(
                $"A matrix of {values.GetLength(0)} rows and {values.GetLength(1)} columns has no cell.",
                nameof(values)
            );
        for (int i = 0; i < values.GetLength(0); i++)
        for (int j = 0; j < values.GetLength(1); j++)
            if (double.IsInfinity(values[i, j]))
                throw new ArgumentException($"The value in row {i}, column {j} is {values[i, j]}; it has no colour.", nameof(values));
        _values = (double[,])values.Clone();
    }

    /// <summary>Names of rows; null for their numbers.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than rows.</exception>
    public IReadOnlyList<string>? RowLabels
    {
        get => _rowLabels;
        init => _rowLabels = Checked(value, _values.GetLength(0), nameof(RowLabels), "rows");
    }

    /// <summary>Names of columns; null for their numbers.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than columns.</exception>
    public IReadOnlyList<string>? ColumnLabels
    {
        get => _columnLabels;
        init => _columnLabels = Checked(value, _values.GetLength(1), nameof(ColumnLabels), "columns");
    }

    /// <summary>Whether zero is white, what is above it red and what is below it blue, on equal scales.</summary>
    public bool Diverging { get; init; }

    /// <summary>The values of the lightest and the darkest colour, or of blue and red; null: taken from the cells.</summary>
    /// <exception cref="ArgumentException">The second is not larger than the first, or one is not finite.</exception>
    public (double Low, double High)? Range
    {
        get;
        init => field = Interval.Checked(value, nameof(Range));
    }

    /// <summary>A format of .NET in which each cell shows its number, such as "F2"; null for colours alone.</summary>
    public string? Format { get; init; }

    /// <summary>What cells show instead of their values.</summary>
    internal string[,]? CellTexts { get; init; }

    internal override (int Width, int Height) Draw(StringBuilder svg)
    {
        int rows = _values.GetLength(0),
            columns = _values.GetLength(1);
        string[] left = Labels(RowLabels, rows),
            below = Labels(ColumnLabels, columns);
        string[,]? texts = CellTexts ?? Texts();
        int widest = texts is null ? 0 : texts.Cast<string>().Max(text => text.Length) * SvgText.Letter + 4;
        double width = Math.Max(Math.Max(columns, 1) * (double)Math.Max(widest, 2), 360) / columns,
            height = Math.Max(rows * (texts is null ? 2.0 : 17), 262) / rows;
        int longest = below.Max(label => label.Length),
            x = 34 + SvgText.Letter * left.Max(label => label.Length) + 8;
        bool upright = longest * SvgText.Letter > width && ColumnLabels is not null;
        int right = (int)Math.Ceiling(x + columns * width),
            bottom = (int)Math.Ceiling(Top + rows * height),
            deep = upright ? SvgText.Letter * longest + 8 : 16;
        (int w, int h) = (Math.Max(ChartFrame.Width, right + 100), bottom + deep + 28);

        svg.Title(w, Title);
        (double low, double high) = Ends();
        ColorScale scale = Diverging ? ColorScale.Diverging : ColorScale.Blues;
        for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
        {
            double share = (_values[i, j] - low) / (high - low);
            string fill = double.IsNaN(_values[i, j]) ? "#ccc" : scale.At(share);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x + j * width:0.##}\" y=\"{Top + i * height:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" "
            );
            svg.Append(CultureInfo.InvariantCulture, $"fill=\"{fill}\"/>\n");
            if (texts is not null)
                svg.Text(
                    x + (j + 0.5) * width,
                    Top + (i + 0.5) * height + 4,
                    "middle",
                    texts[i, j],
                    share >= 0 && scale.IsDark(share) ? " fill=\"white\"" : " fill=\"black\""
                );
        }
        for (int i = 0; i < rows; i += Every(14, height))
            svg.Text(x - 6, Top + (i + 0.5) * height + 4, "end", left[i]);
        for (int j = 0; j < columns; j += Every(upright ? 14 : longest * SvgText.Letter + 6, width))
            if (upright)
                svg.UpwardText(x + (j + 0.5) * width + 4, bottom + 6, below[j], "end");
            else
                svg.Text(x + (j + 0.5) * width, bottom + 15, "middle", below[j]);
        svg.Text((x + right) / 2.0, h - 10, "middle", XLabel);
        svg.UpwardText(16, (Top + bottom) / 2, YLabel);
        Bar(svg, scale, low, high, right + 20, bottom);
        return (w, h);
    }

    private static void Bar(StringBuilder svg, ColorScale scale, double low, double high, int x, int bottom)
    {
        const int Steps = 64;
        double step = (bottom - Top) / (double)Steps;
        for (int i = 0; i < Steps; i++)
        {
            double top = bottom - (i + 1) * step;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x}\" y=\"{top:0.##}\" width=\"{BarWidth}\" height=\"{step + 0.5:0.##}\" "
            );
            svg.Append($"fill=\"{scale.At((i + 0.5) / Steps)}\"/>\n");
        }
        Axis axis = Axis.Between("", low, high);
        foreach (double tick in axis.Ticks)
            svg.Text(x + BarWidth + 5, bottom - axis.Share(tick) * (bottom - Top) + 4, "start", axis.TextOf(tick));
    }

    private (double Low, double High) Ends()
    {
        if (Range is { } range)
            return range;
        double[] there = [.. _values.Cast<double>().Where(v => !double.IsNaN(v))];
        (double low, double high) = there.Length == 0 ? (0, 1) : (there.Min(), there.Max());
        if (Diverging)
            (low, high) = (-Math.Max(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)));
        return low < high ? (low, high) : (low - 0.5, low + 0.5);
    }

    private string[,]? Texts()
    {
        if (Format is null)
            return null;
        var texts = new string[_values.GetLength(0), _values.GetLength(1)];
        for (int i = 0; i < texts.GetLength(0); i++)
        for (int j = 0; j < texts.GetLength(1); j++)
            texts[i, j] = double.IsNaN(_values[i, j]) ? "" : _values[i, j].ToString(Format, CultureInfo.InvariantCulture);
        return texts;
    }

    // So that none touches the next.
    private static int Every(int needed, double pitch) => (int)Math.Max(1, Math.Ceiling(needed / pitch));

    private static string[] Labels(IReadOnlyList<string>? labels, int count) =>
        labels is null
            ? [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]
            : [.. labels.Select(label => SvgText.Cut(label, Letters))];

    private static IReadOnlyList<string>? Checked(IReadOnlyList<string>? labels, int count, string name, string what) =>
        labels is null || labels.Count == count
            ? labels
            : throw new ArgumentException($"There are {labels.Count} labels for {count} {what}.", name);
}

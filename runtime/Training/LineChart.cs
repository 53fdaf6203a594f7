using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Curves over evenly spaced points as a picture in SVG.</summary>
public sealed class LineChart
{
    private const int Width = 560, Height = 376, Left = 70, Right = 20, Top = 62, Bottom = 52;
    private static readonly string[] Colors = ["#1f77b4", "#d95f02", "#2ca02c", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#17becf"];

    private readonly string _title, _xLabel, _yLabel;
    private readonly double _xStart, _xStep;
    private readonly (string Name, double[] Values)[] _series;

    internal LineChart(string title, string xLabel, string yLabel, (string Name, double[] Values)[] series, double xStart = 1, double xStep = 1) =>
        (_title, _xLabel, _yLabel, _series, _xStart, _xStep) = (title, xLabel, yLabel, series, xStart, xStep);

    /// <summary>Writes a chart to an SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis: the position in each series, counted from 1.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    /// <param name="series">Curves with their names in the legend; values that are not finite leave a gap.</param>
    public static void Save(string path, string title, string xLabel, string yLabel, params (string Name, double[] Values)[] series) =>
        File.WriteAllText(path, Svg([new(title, xLabel, yLabel, series)]));

    /// <inheritdoc cref="Save(string, string, string, string, ValueTuple{string, double[]}[])"/>
    /// <param name="path">The file.</param>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    /// <param name="xStart">Where on the horizontal axis the first value of each series stands: 1990 for January 1990.</param>
    /// <param name="xStep">How far it is from each value to the next: 1.0 / 12 for months. Positive.</param>
    /// <param name="series">Curves with their names in the legend; values that are not finite leave a gap.</param>
    public static void Save(string path, string title, string xLabel, string yLabel, double xStart, double xStep, params (string Name, double[] Values)[] series)
    {
        if (!double.IsFinite(xStart)) throw new ArgumentOutOfRangeException(nameof(xStart), xStart, $"The axis cannot begin at {xStart}.");
        if (!(xStep > 0 && double.IsFinite(xStep))) throw new ArgumentOutOfRangeException(nameof(xStep), xStep, $"The step must be positive and finite, not {xStep}.");
        File.WriteAllText(path, Svg([new(title, xLabel, yLabel, series, xStart, xStep)]));
    }

    /// <summary>Charts side by side as one SVG document.</summary>
    internal static string Svg(IReadOnlyList<LineChart> charts)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width * charts.Count} {Height}" width="{Width * charts.Count}" height="{Height}" font-family="sans-serif" font-size="12" fill="#333">
            <rect width="100%" height="100%" fill="white"/>

            """);
        for (int i = 0; i < charts.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * Width},0)\">\n");
            charts[i].Draw(svg);
            svg.Append("</g>\n");
        }
        return svg.Append("</svg>\n").ToString();
    }

    private void Draw(StringBuilder svg)
    {
        double[] finite = [.. _series.SelectMany(s => s.Values).Where(double.IsFinite)];
        int count = Math.Max(2, _series.Select(s => s.Values.Length).DefaultIfEmpty().Max());
        double xEnd = _xStart + (count - 1) * _xStep;
        double[] xTicks = [.. Ticks(_xStart, xEnd).Where(x => x >= _xStart && x <= xEnd && (x == Math.Floor(x) || _xStep != Math.Floor(_xStep)))];
        double[] yTicks = finite.Length == 0 ? Ticks(0, 1) : Ticks(finite.Min(), finite.Max());
        double X(double x) => Left + (x - _xStart) / (xEnd - _xStart) * (Width - Left - Right);
        double Y(double y) => Height - Bottom - (y - yTicks[0]) / (yTicks[^1] - yTicks[0]) * (Height - Top - Bottom);

        Text(svg, Width / 2.0, 20, "middle", _title, " font-size=\"16\" font-weight=\"bold\"");
        foreach (double y in yTicks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(y):F1}\" y2=\"{Y(y):F1}\" stroke=\"#ddd\"/>\n");
            Text(svg, Left - 8, Y(y) + 4, "end", Number(y));
        }
        foreach (double x in xTicks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(x):F1}\" x2=\"{X(x):F1}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\" stroke=\"#333\"/>\n");
            Text(svg, X(x), Height - Bottom + 19, "middle", Number(x));
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\" fill=\"none\" stroke=\"#333\"/>\n");
        Text(svg, (Left + Width - Right) / 2.0, Height - 12, "middle", _xLabel);
        Text(svg, 0, 0, "middle", _yLabel, string.Create(CultureInfo.InvariantCulture, $" transform=\"translate(16,{(Top + Height - Bottom) / 2}) rotate(-90)\""));
        for (int i = 0; i < _series.Length; i++)
        {
            Curve(svg, _series[i].Values, Colors[i % Colors.Length], at => X(_xStart + at * _xStep), Y);
            double x = Left + 12 + i % 2 * 230, y = 36 + i / 2 * 15;
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" x2=\"{x + 18}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{Colors[i % Colors.Length]}\" stroke-width=\"2\"/>\n");
            Text(svg, x + 23, y + 4, "start", _series[i].Name);
        }
    }

    private static void Curve(StringBuilder svg, double[] values, string color, Func<double, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        bool drawing = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i])) path.Append(CultureInfo.InvariantCulture, $"{(drawing ? 'L' : 'M')}{x(i):F1} {y(values[i]):F1}");
            drawing = double.IsFinite(values[i]);
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n");
    }

    /// <summary>About five round numbers, steps of 1, 2 or 5 times a power of ten, that enclose the range.</summary>
    internal static double[] Ticks(double low, double high)
    {
        if (high <= low) (low, high) = (low - Math.Max(Math.Abs(low), 1e-9) * 0.1, high + Math.Max(Math.Abs(high), 1e-9) * 0.1);
        double raw = (high - low) / 5, power = Math.Pow(10, Math.Floor(Math.Log10(raw))), step = power * (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        double first = Math.Floor(low / step), last = Math.Ceiling(high / step);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    private static string Number(double value) => Math.Abs(value) < 1e-12 ? "0" : value.ToString("G6", CultureInfo.InvariantCulture);

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text, string more = "") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\"{more}>{Escape(text)}</text>\n");

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

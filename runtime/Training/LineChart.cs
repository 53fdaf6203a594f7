using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Curves over evenly spaced points as a picture in SVG.</summary>
public sealed class LineChart
{
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
    internal static string Svg(IReadOnlyList<LineChart> charts) => ChartFrame.Document(charts.Count, svg =>
    {
        for (int i = 0; i < charts.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * ChartFrame.Width},0)\">\n");
            charts[i].Draw(svg);
            svg.Append("</g>\n");
        }
    });

    private void Draw(StringBuilder svg)
    {
        double[] finite = [.. _series.SelectMany(s => s.Values).Where(double.IsFinite)];
        int count = Math.Max(2, _series.Select(s => s.Values.Length).DefaultIfEmpty().Max());
        double xEnd = _xStart + (count - 1) * _xStep;
        double[] xTicks = [.. ChartFrame.Ticks(_xStart, xEnd).Where(x => x >= _xStart && x <= xEnd && (x == Math.Floor(x) || _xStep != Math.Floor(_xStep)))];
        double[] yTicks = finite.Length == 0 ? ChartFrame.Ticks(0, 1) : ChartFrame.Ticks(finite.Min(), finite.Max());
        var frame = new ChartFrame(_title, _xLabel, _yLabel, _xStart, xEnd, xTicks, yTicks);
        frame.Draw(svg);
        for (int i = 0; i < _series.Length; i++)
        {
            Curve(svg, _series[i].Values, ChartFrame.Color(i), at => frame.X(_xStart + at * _xStep), frame.Y);
            double x = ChartFrame.Left + 12 + i % 2 * 230, y = 36 + i / 2 * 15;
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" x2=\"{x + 18}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{ChartFrame.Color(i)}\" stroke-width=\"2\"/>\n");
            ChartFrame.Text(svg, x + 23, y + 4, "start", _series[i].Name);
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
}

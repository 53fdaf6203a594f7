using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Curves, and clouds of points beside them, as a picture in SVG.</summary>
public sealed class LineChart
{
    private readonly string _title,
        _xLabel,
        _yLabel;
    private readonly (double Start, double End, bool IsWhole)? _spacing;
    private readonly List<(string Name, double[] X, double[] Y, bool IsCurve)> _series = [];

    /// <summary>A chart without anything in it.</summary>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    public LineChart(string title, string xLabel, string yLabel) => (_title, _xLabel, _yLabel) = (title, xLabel, yLabel);

    internal LineChart(
        string title,
        string xLabel,
        string yLabel,
        (string Name, double[] Values)[] series,
        double xStart = 1,
        double xStep = 1
    )
        : this(title, xLabel, yLabel)
    {
        int count = Math.Max(2, series.Select(s => s.Values.Length).DefaultIfEmpty().Max());
        _spacing = (xStart, xStart + (count - 1) * xStep, xStep == Math.Floor(xStep));
        foreach ((string name, double[] values) in series)
            Curve(name, [.. values.Select((_, i) => xStart + i * xStep)], values);
    }

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
    public static void Save(
        string path,
        string title,
        string xLabel,
        string yLabel,
        double xStart,
        double xStep,
        params (string Name, double[] Values)[] series
    )
    {
        if (!double.IsFinite(xStart))
            throw new ArgumentOutOfRangeException(nameof(xStart), xStart, $"The axis cannot begin at {xStart}.");
        if (!(xStep > 0 && double.IsFinite(xStep)))
            throw new ArgumentOutOfRangeException(nameof(xStep), xStep, $"The step must be positive and finite, not {xStep}.");
        File.WriteAllText(path, Svg([new(title, xLabel, yLabel, series, xStart, xStep)]));
    }

    /// <summary>Writes charts side by side to an SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="charts">From left to right.</param>
    public static void Save(string path, params LineChart[] charts) => File.WriteAllText(path, Svg(charts));

    /// <summary>Adds a curve through points, in their order; one that is not finite leaves a gap.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Where its points stand on the horizontal axis.</param>
    /// <param name="y">On the vertical axis; as many.</param>
    /// <returns>The chart itself.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public LineChart Curve(string name, double[] x, double[] y) => Add(name, x, y, isCurve: true);

    /// <summary>Adds points that nothing joins; those that are not finite are left out.</summary>
    /// <inheritdoc cref="Curve(string, double[], double[])"/>
    public LineChart Points(string name, double[] x, double[] y) => Add(name, x, y, isCurve: false);

    /// <summary>Charts side by side as one SVG document.</summary>
    internal static string Svg(IReadOnlyList<LineChart> charts) =>
        ChartFrame.Document(
            charts.Count,
            svg =>
            {
                for (int i = 0; i < charts.Count; i++)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * ChartFrame.Width},0)\">\n");
                    charts[i].Draw(svg);
                    svg.Append("</g>\n");
                }
            }
        );

    private void Draw(StringBuilder svg)
    {
        double[] xs = Finite(_series.SelectMany(s => s.X)),
            ys = Finite(_series.SelectMany(s => s.Y));
        (double xStart, double xEnd, bool isWhole) = _spacing ?? (xs[0] < xs[^1] ? (xs[0], xs[^1], false) : (xs[0] - 1, xs[0] + 1, false));
        double[] xTicks = [.. ChartFrame.Ticks(xStart, xEnd).Where(x => x >= xStart && x <= xEnd && (x == Math.Floor(x) || !isWhole))];
        var frame = new ChartFrame(_title, _xLabel, _yLabel, xStart, xEnd, xTicks, ChartFrame.Ticks(ys[0], ys[^1]));
        frame.Draw(svg);
        for (int i = 0; i < _series.Count; i++)
        {
            (string name, double[] horizontal, double[] vertical, bool isCurve) = _series[i];
            (double X, double Y)[] points = [.. horizontal.Zip(vertical, (x, y) => (frame.X(x), frame.Y(y)))];
            double x = ChartFrame.Left + 12 + i % 2 * 230,
                y = 36 + i / 2 * 15;
            if (isCurve)
            {
                DrawCurve(svg, points, ChartFrame.Color(i));
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<line x1=\"{x}\" x2=\"{x + 18}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{ChartFrame.Color(i)}\" stroke-width=\"2\"/>\n"
                );
            }
            else
            {
                ChartFrame.Dots(svg, points.Where(ChartFrame.IsFinite), 3, 0.6, i);
                ChartFrame.Dots(svg, [(x + 9, y)], 8, 1, i);
            }
            ChartFrame.Text(svg, x + 23, y + 4, "start", name);
        }
    }

    private LineChart Add(string name, double[] x, double[] y, bool isCurve)
    {
        if (x.Length != y.Length)
            throw new ArgumentException(
                $"Each point needs both coordinates, but '{name}' has {x.Length} on the horizontal axis and {y.Length} on the "
                    + $"vertical one.",
                nameof(y)
            );
        _series.Add((name, x, y, isCurve));
        return this;
    }

    // In order; something to draw axes of if there is none.
    private static double[] Finite(IEnumerable<double> values) =>
        values.Where(double.IsFinite).Order().ToArray() is { Length: > 0 } finite ? finite : [0, 1];

    private static void DrawCurve(StringBuilder svg, (double X, double Y)[] points, string color)
    {
        var path = new StringBuilder();
        bool drawing = false;
        foreach ((double X, double Y) point in points)
        {
            if (ChartFrame.IsFinite(point))
                path.Append(CultureInfo.InvariantCulture, $"{(drawing ? 'L' : 'M')}{point.X:F1} {point.Y:F1}");
            drawing = ChartFrame.IsFinite(point);
        }
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n"
        );
    }
}

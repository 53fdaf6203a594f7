using System.Text;

namespace NetGen;

/// <summary>Curves, and clouds of points beside them, as a picture in SVG.</summary>
public sealed class LineChart : Chart
{
    private readonly (double Start, double End, bool IsWhole)? _spacing;
    private readonly List<ChartSeries> _series = [];

    /// <summary>A chart without anything in it.</summary>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    public LineChart(string title, string xLabel, string yLabel)
        : base(title, xLabel, yLabel) { }

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

    /// <summary>Whether the horizontal axis is one of powers of ten. Points that are not positive have no place on it: they leave a
    /// gap.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the vertical axis is one of powers of ten. Values that are not positive have no place on it: they leave a
    /// gap.</summary>
    public bool LogY { get; init; }

    /// <summary>Whether the vertical axis reaches down to 0 though no value does.</summary>
    internal bool FromZero { get; init; }

    /// <summary>Writes a chart to an SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis: the position in each series, counted from 1.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    /// <param name="series">Curves with their names in the legend; values that are not finite leave a gap.</param>
    public static void Save(string path, string title, string xLabel, string yLabel, params (string Name, double[] Values)[] series) =>
        new LineChart(title, xLabel, yLabel, series).SaveSvg(path);

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
        new LineChart(title, xLabel, yLabel, series, xStart, xStep).SaveSvg(path);
    }

    /// <summary>Writes charts side by side to an SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="charts">From left to right.</param>
    public static void Save(string path, params LineChart[] charts) => File.WriteAllText(path, Sheet(charts.Length, charts));

    /// <summary>Adds a curve through points, in their order; one that is not finite leaves a gap, and one without a neighbour is a
    /// dot.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Where its points stand on the horizontal axis.</param>
    /// <param name="y">On the vertical axis; as many.</param>
    /// <returns>The chart itself.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public LineChart Curve(string name, double[] x, double[] y) => Add(new(name, x, y, isCurve: true));

    /// <summary>Adds points that nothing joins; those that are not finite are left out.</summary>
    /// <inheritdoc cref="Curve(string, double[], double[])"/>
    public LineChart Points(string name, double[] x, double[] y) => Add(new(name, x, y, isCurve: false));

    internal override (int Width, int Height) Draw(StringBuilder svg)
    {
        IEnumerable<double> xs = _series.SelectMany(s => s.X),
            ys = _series.SelectMany(s => s.Y).Concat(FromZero ? [0.0] : []);
        Axis x =
            _spacing is { } spacing && !LogX
                ? Axis.Between(XLabel, spacing.Start, spacing.End, spacing.IsWhole)
                : Axis.Over(XLabel, xs, LogX);
        var frame = new ChartFrame(Title, x, Axis.Around(YLabel, ys, LogY), ChartSeries.Legend(_series));
        frame.Draw(svg);
        for (int i = 0; i < _series.Count; i++)
            _series[i].Draw(svg, frame, i);
        return (ChartFrame.Width, frame.Height);
    }

    private LineChart Add(ChartSeries series)
    {
        _series.Add(series);
        return this;
    }
}

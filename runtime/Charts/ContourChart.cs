using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Lines of equal value of a function of two variables, and curves and points over them such as the paths of optimizers, as a
/// picture in SVG.</summary>
public sealed class ContourChart : Chart
{
    private const int Right = 92;

    private readonly double[] _x,
        _y;
    private readonly double[,] _values;
    private readonly List<ChartSeries> _series = [];
    private readonly IReadOnlyList<double>? _levels;

    /// <summary>A function given on a grid.</summary>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    /// <param name="x">Where the columns of the grid stand, rising.</param>
    /// <param name="y">Where its rows stand, rising.</param>
    /// <param name="values">[rows, columns]; where one is not finite no line goes.</param>
    /// <exception cref="ArgumentException">The grid has fewer than two rows or columns, does not rise, or is not that of the
    /// values.</exception>
    public ContourChart(string title, string xLabel, string yLabel, double[] x, double[] y, double[,] values)
        : base(title, xLabel, yLabel)
    {
        CheckRising(x, nameof(x));
        CheckRising(y, nameof(y));
        ArgumentNullException.ThrowIfNull(values);
        if (values.GetLength(0) != y.Length || values.GetLength(1) != x.Length)
            throw new ArgumentException(
                $"There are {values.GetLength(0)} x {values.GetLength(1)} values, but the grid has {y.Length} rows and {x.Length} columns.",
                nameof(values)
            );
        (_x, _y, _values) = ([.. x], [.. y], (double[,])values.Clone());
    }

    /// <summary>A function, computed at points x and y of a rectangle.</summary>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    /// <param name="xRange">From where to where x goes.</param>
    /// <param name="yRange">From where to where y goes.</param>
    /// <param name="function">Of x and y.</param>
    /// <param name="points">Points along each axis, at least 2.</param>
    /// <exception cref="ArgumentException">A range is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="points"/> is below 2.</exception>
    public ContourChart(
        string title,
        string xLabel,
        string yLabel,
        (double From, double To) xRange,
        (double From, double To) yRange,
        Func<double, double, double> function,
        int points = 100
    )
        : this(title, xLabel, yLabel, Grid(xRange, points), Grid(yRange, points), Values(xRange, yRange, function, points)) { }

    /// <summary>The values that have lines; null: about ten round ones, or, where the values are positive and differ more than a
    /// hundredfold, the largest of 1, 2 and 5 times powers of ten.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public IReadOnlyList<double>? Levels
    {
        get => _levels;
        init =>
            _levels =
                value is null || (value.Count > 0 && value.All(double.IsFinite))
                    ? value
                    : throw new ArgumentException(
                        $"The levels [{string.Join(", ", value)}] must be at least one, each finite.",
                        nameof(Levels)
                    );
    }

    /// <summary>Adds a curve through points, in their order; one that is not finite leaves a gap. What leaves the grid is cut at its
    /// edge.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Where its points stand on the horizontal axis.</param>
    /// <param name="y">On the vertical axis; as many.</param>
    /// <returns>The chart itself.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public ContourChart Curve(string name, double[] x, double[] y) => Add(new(name, x, y, isCurve: true));

    /// <summary>Adds points that nothing joins; those that are not finite are left out.</summary>
    /// <inheritdoc cref="Curve(string, double[], double[])"/>
    public ContourChart Points(string name, double[] x, double[] y) => Add(new(name, x, y, isCurve: false));

    internal override (int Width, int Height) Draw(StringBuilder svg)
    {
        var frame = new ChartFrame(
            Title,
            Axis.Between(XLabel, _x[0], _x[^1]),
            Axis.Between(YLabel, _y[0], _y[^1]),
            ChartSeries.Legend(_series),
            Right
        );
        frame.Draw(svg);
        (double left, double top, double right, double bottom) = frame.Plane;
        double[] levels = [.. Levels ?? Automatic()];
        for (int i = 0; i < levels.Length; i++)
        {
            string color = ColorScale.Viridis.At(levels.Length == 1 ? 0 : i / (levels.Length - 1.0));
            var path = new StringBuilder();
            foreach (((double X, double Y) from, (double X, double Y) to) in MarchingSquares.Lines(_x, _y, _values, levels[i]))
                path.Append(
                    CultureInfo.InvariantCulture,
                    $"M{frame.X(from.X):F1} {frame.Y(from.Y):F1}L{frame.X(to.X):F1} {frame.Y(to.Y):F1}"
                );
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"level\" d=\"{path}\" fill=\"none\" stroke=\"{color}\"/>\n");
            double y = top + 8 + (bottom - top - 16) * (levels.Length == 1 ? 0.5 : 1 - i / (levels.Length - 1.0));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{right + 12:F1}\" x2=\"{right + 28:F1}\" y1=\"{y:F1}\" y2=\"{y:F1}\" stroke=\"{color}\" stroke-width=\"3\"/>\n"
            );
            svg.Text(right + 33, y + 4, "start", levels[i].ToString("G4", CultureInfo.InvariantCulture));
        }
        // An inner picture cuts what leaves the plane.
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg x=\"{left:F1}\" y=\"{top:F1}\" width=\"{right - left:F1}\" height=\"{bottom - top:F1}\" "
        );
        svg.Append(CultureInfo.InvariantCulture, $"viewBox=\"{left:F1} {top:F1} {right - left:F1} {bottom - top:F1}\">\n");
        for (int i = 0; i < _series.Count; i++)
            _series[i].Draw(svg, frame, i);
        svg.Append("</svg>\n");
        return (ChartFrame.Width, frame.Height);
    }

    private double[] Automatic()
    {
        double[] finite = [.. _values.Cast<double>().Where(double.IsFinite)];
        if (finite.Length == 0)
            return [0];
        (double low, double high) = (finite.Min(), finite.Max());
        double[] ticks =
            low > 0 && high > 100 * low
                ?
                [
                    .. Enumerable
                        .Range((int)Math.Floor(Math.Log10(low)), 20)
                        .SelectMany(p => new[] { 1, 2, 5 }.Select(d => d * Math.Pow(10, p))),
                ]
            : Axis.Round(low, (low + high) / 2) is var half && half.Length > 1
                ? [.. Enumerable.Range(0, 40).Select(i => half[0] + i * (half[1] - half[0]))]
            : [low];
        double[] between = [.. ticks.Where(t => t > low && t < high)];
        return between.Length > 0 ? [.. between.TakeLast(12)] : [(low + high) / 2];
    }

    private ContourChart Add(ChartSeries series)
    {
        _series.Add(series);
        return this;
    }

    private static double[] Grid((double From, double To) range, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        return [.. Enumerable.Range(0, points).Select(i => range.From + (range.To - range.From) * i / (points - 1))];
    }

    private static double[,] Values(
        (double From, double To) xRange,
        (double From, double To) yRange,
        Func<double, double, double> function,
        int points
    )
    {
        ArgumentNullException.ThrowIfNull(function);
        double[] x = Grid(xRange, points),
            y = Grid(yRange, points);
        var values = new double[points, points];
        for (int i = 0; i < points; i++)
        for (int j = 0; j < points; j++)
            values[i, j] = function(x[j], y[i]);
        return values;
    }

    private static void CheckRising(double[] places, string argument)
    {
        ArgumentNullException.ThrowIfNull(places, argument);
        if (places.Length < 2)
            throw new ArgumentException($"A grid needs at least two places along each axis, not {places.Length}.", argument);
        for (int i = 0; i < places.Length; i++)
            if (!double.IsFinite(places[i]) || (i > 0 && !(places[i] > places[i - 1])))
                throw new ArgumentException(
                    $"Place {i} of the grid is {places[i]}{(i > 0 ? $" behind {places[i - 1]}" : "")}; places must be finite and rise.",
                    argument
                );
    }
}

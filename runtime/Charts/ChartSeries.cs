using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>A curve, or points that nothing joins, and its name.</summary>
internal sealed class ChartSeries
{
    /// <summary>So many points are seen though they are small.</summary>
    private const int Few = 50;

    private readonly bool _isCurve;

    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public ChartSeries(string name, double[] x, double[] y, bool isCurve)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length)
            throw new ArgumentException(
                $"Each point needs both coordinates, but '{name}' has {x.Length} on the horizontal axis and {y.Length} on the "
                    + $"vertical one.",
                nameof(y)
            );
        (Name, X, Y, _isCurve) = (name, x, y, isCurve);
    }

    public string Name { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public static Legend Legend(IEnumerable<ChartSeries> series) => new([.. series.Select(s => (s.Name, s._isCurve))]);

    /// <summary>Draws it in the colour of a number.</summary>
    public void Draw(StringBuilder svg, ChartFrame frame, int number)
    {
        (double X, double Y)[] points = [.. X.Zip(Y, (x, y) => (frame.X(x), frame.Y(y)))];
        if (_isCurve)
            DrawCurve(svg, points, number);
        else
            ChartFrame.Dots(svg, points.Where(ChartFrame.IsFinite), points.Length > Few ? 3 : 6, 0.6, number);
    }

    // A point without a neighbour has no line, and is drawn as a dot.
    private static void DrawCurve(StringBuilder svg, (double X, double Y)[] points, int number)
    {
        var path = new StringBuilder();
        var alone = new List<(double X, double Y)>();
        for (int i = 0; i < points.Length; i++)
        {
            if (!ChartFrame.IsFinite(points[i]))
                continue;
            bool goesOn = i > 0 && ChartFrame.IsFinite(points[i - 1]);
            path.Append(CultureInfo.InvariantCulture, $"{(goesOn ? 'L' : 'M')}{points[i].X:F1} {points[i].Y:F1}");
            if (!goesOn && (i + 1 == points.Length || !ChartFrame.IsFinite(points[i + 1])))
                alone.Add(points[i]);
        }
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"{path}\" fill=\"none\" stroke=\"{ChartFrame.Color(number)}\" stroke-width=\"2\" stroke-linejoin=\"round\" "
        );
        svg.Append($"stroke-linecap=\"round\"{ChartFrame.Dashes(number)}/>\n");
        if (alone.Count > 0)
            ChartFrame.Dots(svg, alone, 6, 1, number);
    }
}

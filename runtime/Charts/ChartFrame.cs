using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Title, axes and legend of a chart in SVG, and where in it the points of a plane lie.</summary>
internal sealed class ChartFrame
{
    public const int Width = 560,
        LeastHeight = 376;
    private const int Bottom = 52;

    private static readonly string[] s_colors =
    [
        "#1f77b4",
        "#d95f02",
        "#2ca02c",
        "#9467bd",
        "#8c564b",
        "#e377c2",
        "#7f7f7f",
        "#17becf",
        "#bcbd22",
        "#d62728",
    ];

    private readonly string _title;
    private readonly Axis _x,
        _y;
    private readonly Legend _legend;
    private readonly int _left,
        _right,
        _top;

    /// <param name="title">Stands above the chart.</param>
    /// <param name="x">To the right.</param>
    /// <param name="y">Upwards.</param>
    /// <param name="legend">Names in the colours of the series.</param>
    /// <param name="right">Pixels that stay free at the right.</param>
    public ChartFrame(string title, Axis x, Axis y, Legend legend, int right = 20)
    {
        (_title, _x, _y, _legend, _right) = (title, x, y, legend, right);
        _left = Math.Max(70, 30 + SvgText.Letter * y.Ticks.Max(tick => y.TextOf(tick).Length));
        _top = 62 + legend.More;
        Height = LeastHeight + legend.More;
    }

    public int Height { get; }

    /// <summary>Where the axes end.</summary>
    public (double Left, double Top, double Right, double Bottom) Plane => (_left, _top, Width - _right, Height - Bottom);

    public double X(double x) => _left + _x.Share(x) * (Width - _left - _right);

    public double Y(double y) => Height - Bottom - _y.Share(y) * (Height - _top - Bottom);

    /// <summary>The colour of a series.</summary>
    public static string Color(int series) => s_colors[series % s_colors.Length];

    /// <summary>Dashes of a curve whose colour another has, too, as an attribute.</summary>
    public static string Dashes(int series) =>
        series < s_colors.Length ? "" : $" stroke-dasharray=\"{2 + series / s_colors.Length * 3} 4\"";

    public void Draw(StringBuilder svg)
    {
        svg.Title(Width, _title);
        foreach (double y in _y.Ticks)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{_left}\" x2=\"{Width - _right}\" y1=\"{Y(y):F1}\" y2=\"{Y(y):F1}\" stroke=\"#ddd\"/>\n"
            );
            svg.Text(_left - 8, Y(y) + 4, "end", _y.TextOf(y));
        }
        foreach (double x in _x.Ticks)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{X(x):F1}\" x2=\"{X(x):F1}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\" stroke=\"#333\"/>\n"
            );
            svg.Text(X(x), Height - Bottom + 19, "middle", _x.TextOf(x));
        }
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M{_left} {_top}V{Height - Bottom}H{Width - _right}\" fill=\"none\" stroke=\"#333\"/>\n"
        );
        svg.Text((_left + Width - _right) / 2.0, Height - 12, "middle", _x.Label);
        svg.UpwardText(16, (_top + Height - Bottom) / 2, _y.Label);
        _legend.Draw(svg, _left);
    }

    public static bool IsFinite((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    /// <summary>Points in a series' colour: round ends of lines of no length.</summary>
    public static void Dots(StringBuilder svg, IEnumerable<(double X, double Y)> points, double size, double opacity, int series)
    {
        svg.Append("<path d=\"");
        foreach ((double x, double y) in points)
            svg.Append(CultureInfo.InvariantCulture, $"M{x:F1} {y:F1}h0");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"\" fill=\"none\" stroke=\"{Color(series)}\" stroke-width=\"{size}\" stroke-opacity=\"{opacity}\" stroke-linecap=\"round\"/>\n"
        );
    }
}

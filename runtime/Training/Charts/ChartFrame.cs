using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Title, axes and legend of a chart in SVG, and where in it the points of a plane lie.</summary>
internal sealed class ChartFrame(string title, string xLabel, string yLabel, double xStart, double xEnd, double[] xTicks, double[] yTicks)
{
    public const int Width = 560,
        Height = 376,
        Left = 70,
        Right = 20,
        Top = 62,
        Bottom = 52;

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

    public double X(double x) => Left + (x - xStart) / (xEnd - xStart) * (Width - Left - Right);

    public double Y(double y) => Height - Bottom - (y - yTicks[0]) / (yTicks[^1] - yTicks[0]) * (Height - Top - Bottom);

    /// <summary>The colour of a series.</summary>
    public static string Color(int series) => s_colors[series % s_colors.Length];

    /// <summary>A document with room for charts side by side.</summary>
    public static string Document(int charts, Action<StringBuilder> draw)
    {
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width * charts} {Height}" width="{Width
                * charts}" height="{Height}" font-family="sans-serif" font-size="12" fill="#333">
            <rect width="100%" height="100%" fill="white"/>

            """
        );
        draw(svg);
        return svg.Append("</svg>\n").ToString();
    }

    public void Draw(StringBuilder svg)
    {
        Text(svg, Width / 2.0, 20, "middle", title, " font-size=\"16\" font-weight=\"bold\"");
        foreach (double y in yTicks)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(y):F1}\" y2=\"{Y(y):F1}\" stroke=\"#ddd\"/>\n"
            );
            Text(svg, Left - 8, Y(y) + 4, "end", Number(y));
        }
        foreach (double x in xTicks)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{X(x):F1}\" x2=\"{X(x):F1}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\" stroke=\"#333\"/>\n"
            );
            Text(svg, X(x), Height - Bottom + 19, "middle", Number(x));
        }
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\" fill=\"none\" stroke=\"#333\"/>\n"
        );
        Text(svg, (Left + Width - Right) / 2.0, Height - 12, "middle", xLabel);
        Text(
            svg,
            0,
            0,
            "middle",
            yLabel,
            string.Create(CultureInfo.InvariantCulture, $" transform=\"translate(16,{(Top + Height - Bottom) / 2}) rotate(-90)\"")
        );
    }

    /// <summary>About five round numbers, steps of 1, 2 or 5 times a power of ten, that enclose the range.</summary>
    public static double[] Ticks(double low, double high)
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

    public static void Text(StringBuilder svg, double x, double y, string anchor, string text, string more = "") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\"{more}>{Escape(text)}</text>\n");

    private static string Number(double value) => Math.Abs(value) < 1e-12 ? "0" : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

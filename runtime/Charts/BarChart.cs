using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Shares from 0 to 1 as bars from left to right, each behind its name.</summary>
internal sealed class BarChart(string title, string xLabel, (string Name, double Share)[] bars) : Chart(title, xLabel, "")
{
    private const int Top = 44,
        Bottom = 52,
        MostLetters = 24;

    internal override (int Width, int Height) Draw(StringBuilder svg)
    {
        int left = 30 + SvgText.Letter * Math.Min(MostLetters, bars.Select(bar => bar.Name.Length).DefaultIfEmpty().Max()),
            height = ChartFrame.LeastHeight;
        double width = ChartFrame.Width - left - 60,
            pitch = Math.Min(48.0, (height - Top - Bottom) / Math.Max(1.0, bars.Length)),
            end = height - Bottom;
        svg.Title(ChartFrame.Width, Title);
        foreach (double tick in new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })
        {
            double x = left + tick * width;
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:F1}\" x2=\"{x:F1}\" y1=\"{Top}\" y2=\"{end:F1}\" stroke=\"#ddd\"/>\n");
            svg.Text(x, end + 19, "middle", tick.ToString("P0", CultureInfo.InvariantCulture));
        }
        for (int i = 0; i < bars.Length; i++)
        {
            double y = Top + i * pitch,
                length = bars[i].Share * width;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{left}\" y=\"{y + 0.2 * pitch:F1}\" width=\"{length:F1}\" height=\"{0.6 * pitch:F1}\" "
                    + $"fill=\"{ChartFrame.Color(0)}\"/>\n"
            );
            svg.Text(left - 8, y + pitch / 2 + 4, "end", SvgText.Cut(bars[i].Name, MostLetters));
            svg.Text(left + length + 6, y + pitch / 2 + 4, "start", bars[i].Share.ToString("P0", CultureInfo.InvariantCulture));
        }
        svg.Text(left + width / 2, height - 12, "middle", XLabel);
        return (ChartFrame.Width, height);
    }
}

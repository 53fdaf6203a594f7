using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>The names of series above a chart, in columns as wide as the longest.</summary>
internal sealed class Legend
{
    private const int Pitch = 15,
        First = 36;
    private readonly IReadOnlyList<(string Name, bool IsCurve)> _names;
    private readonly int _columns,
        _letters;

    public Legend(IReadOnlyList<(string Name, bool IsCurve)> names)
    {
        _names = names;
        int longest = names.Select(n => n.Name.Length).DefaultIfEmpty().Max();
        _columns = Math.Clamp(470 / (longest * SvgText.Letter + 35), 1, 5);
        _letters = (470 / _columns - 35) / SvgText.Letter;
    }

    /// <summary>Pixels that it needs beyond those of two rows, which every chart has.</summary>
    public int More => Math.Max(0, (_names.Count + _columns - 1) / _columns - 2) * Pitch;

    public void Draw(StringBuilder svg, double left)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            double x = left + 12 + i % _columns * (470 / _columns),
                y = First + i / _columns * Pitch;
            if (_names[i].IsCurve)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<line x1=\"{x}\" x2=\"{x + 18}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{ChartFrame.Color(i)}\" "
                        + $"stroke-width=\"2\"{ChartFrame.Dashes(i)}/>\n"
                );
            else
                ChartFrame.Dots(svg, [(x + 9, y)], 8, 1, i);
            svg.Text(x + 23, y + 4, "start", SvgText.Cut(_names[i].Name, _letters));
        }
    }
}

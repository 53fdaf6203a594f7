using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Words of a picture in SVG. How wide they are is guessed, with room to spare: 7 pixels a letter of 12.</summary>
internal static class SvgText
{
    public const int Letter = 7;

    public static void Text(this StringBuilder svg, double x, double y, string anchor, string text, string more = "") =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\"{more}>{Escape(text)}</text>\n");

    /// <summary>Words that stand upwards, in the middle of (x, y) or ending there.</summary>
    public static void UpwardText(this StringBuilder svg, double x, double y, string text, string anchor = "middle") =>
        svg.Text(0, 0, anchor, text, string.Create(CultureInfo.InvariantCulture, $" transform=\"translate({x:0.#},{y:0.#}) rotate(-90)\""));

    /// <summary>A title over a chart, in smaller letters where it is long.</summary>
    public static void Title(this StringBuilder svg, double width, string title)
    {
        double size = Math.Clamp((width - 10) / (0.66 * Math.Max(1, title.Length)), 7, 16);
        svg.Text(
            width / 2,
            20,
            "middle",
            title,
            string.Create(CultureInfo.InvariantCulture, $" font-size=\"{size:0.#}\" font-weight=\"bold\"")
        );
    }

    /// <summary>The text, or its beginning if it is longer than so many letters.</summary>
    public static string Cut(string text, int letters) => text.Length <= letters ? text : text[..Math.Max(1, letters - 1)] + "…";

    /// <summary>Text for a document of XML, which cannot hold control characters.</summary>
    public static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

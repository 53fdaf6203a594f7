using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>A picture of numbers in SVG.</summary>
public abstract class Chart
{
    private protected Chart(string title, string xLabel, string yLabel)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(xLabel);
        ArgumentNullException.ThrowIfNull(yLabel);
        (Title, XLabel, YLabel) = (title, xLabel, yLabel);
    }

    private protected string Title { get; }

    private protected string XLabel { get; }

    private protected string YLabel { get; }

    /// <summary>The picture as a document of SVG.</summary>
    public string ToSvg() => Sheet(1, [this]);

    /// <summary>Writes the picture to an SVG file.</summary>
    public void SaveSvg(string path) => File.WriteAllText(path, ToSvg());

    /// <summary>Writes several charts to one SVG file, row by row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Charts in a row.</param>
    /// <param name="charts">From left to right, then down.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is not positive.</exception>
    /// <exception cref="ArgumentException">There is no chart.</exception>
    public static void SaveSheet(string path, int columns, params IReadOnlyList<Chart> charts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(charts);
        if (charts.Count == 0)
            throw new ArgumentException("There is no chart; a sheet needs at least one.", nameof(charts));
        File.WriteAllText(path, Sheet(columns, charts));
    }

    /// <summary>Draws at (0, 0) and says how large that is.</summary>
    internal abstract (int Width, int Height) Draw(StringBuilder svg);

    /// <summary>Charts in rows as one document of SVG; each row is as high as its highest, each column as wide as its widest.</summary>
    internal static string Sheet(int columns, IReadOnlyList<Chart> charts)
    {
        var texts = new StringBuilder[charts.Count];
        var sizes = new (int Width, int Height)[charts.Count];
        for (int i = 0; i < charts.Count; i++)
            sizes[i] = charts[i].Draw(texts[i] = new StringBuilder());
        columns = Math.Min(columns, Math.Max(1, charts.Count));
        int rows = (charts.Count + columns - 1) / columns;
        int[] left = Places(columns, sizes.Select((size, i) => (i % columns, size.Width))),
            top = Places(rows, sizes.Select((size, i) => (i / columns, size.Height)));
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left[columns]} {top[rows]}" width="{left[columns]}" height="{top[
                rows
            ]}" font-family="sans-serif" font-size="12" fill="#333">
            <rect width="100%" height="100%" fill="white"/>

            """
        );
        for (int i = 0; i < charts.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left[i % columns]},{top[i / columns]})\">\n")
                .Append(texts[i])
                .Append("</g>\n");
        return svg.Append("</svg>\n").ToString();
    }

    // Where each begins, and where the last ends.
    private static int[] Places(int count, IEnumerable<(int Place, int Size)> sizes)
    {
        var ends = new int[count + 1];
        foreach ((int place, int size) in sizes)
            ends[place + 1] = Math.Max(ends[place + 1], size);
        for (int i = 0; i < count; i++)
            ends[i + 1] += ends[i];
        return ends;
    }
}

using System.Text;

namespace NetGen;

/// <summary>Points of a plane, in a colour for each kind, as a picture in SVG.</summary>
public static class ScatterChart
{
    /// <summary>Writes a chart to an SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the horizontal axis.</param>
    /// <param name="yLabel">Names the vertical axis.</param>
    /// <param name="series">Points with their names in the legend, up to ten kinds with a colour of their own; points that are not finite
    /// are left out.</param>
    public static void Save(
        string path,
        string title,
        string xLabel,
        string yLabel,
        params (string Name, (double X, double Y)[] Points)[] series
    ) => new Cloud(title, xLabel, yLabel, series).SaveSvg(path);

    private sealed class Cloud(string title, string xLabel, string yLabel, (string Name, (double X, double Y)[] Points)[] series)
        : Chart(title, xLabel, yLabel)
    {
        internal override (int Width, int Height) Draw(StringBuilder svg)
        {
            (double X, double Y)[] finite = [.. series.SelectMany(s => s.Points).Where(ChartFrame.IsFinite)];
            var frame = new ChartFrame(
                Title,
                Axis.Around(XLabel, finite.Select(p => p.X)),
                Axis.Around(YLabel, finite.Select(p => p.Y)),
                new Legend([.. series.Select(s => (s.Name, false))])
            );
            frame.Draw(svg);
            for (int i = 0; i < series.Length; i++)
                ChartFrame.Dots(svg, series[i].Points.Where(ChartFrame.IsFinite).Select(p => (frame.X(p.X), frame.Y(p.Y))), 3, 0.6, i);
            return (ChartFrame.Width, frame.Height);
        }
    }
}

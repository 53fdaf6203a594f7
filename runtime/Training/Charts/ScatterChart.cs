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
    )
    {
        (double X, double Y)[] finite = [.. series.SelectMany(s => s.Points).Where(ChartFrame.IsFinite)];
        double[] Ticks(Func<(double X, double Y), double> value) =>
            finite.Length == 0 ? ChartFrame.Ticks(0, 1) : ChartFrame.Ticks(finite.Min(value), finite.Max(value));
        double[] xTicks = Ticks(p => p.X);
        var frame = new ChartFrame(title, xLabel, yLabel, xTicks[0], xTicks[^1], xTicks, Ticks(p => p.Y));
        int columns = series.All(s => s.Name.Length <= 10) ? 5 : 2,
            pitch = (ChartFrame.Width - ChartFrame.Left - ChartFrame.Right) / columns;
        File.WriteAllText(
            path,
            ChartFrame.Document(
                1,
                svg =>
                {
                    frame.Draw(svg);
                    for (int i = 0; i < series.Length; i++)
                    {
                        ChartFrame.Dots(
                            svg,
                            series[i].Points.Where(ChartFrame.IsFinite).Select(p => (frame.X(p.X), frame.Y(p.Y))),
                            3,
                            0.6,
                            i
                        );
                        (int x, int y) = (ChartFrame.Left + i % columns * pitch + 6, 36 + i / columns * 15);
                        ChartFrame.Dots(svg, [(x, y)], 8, 1, i);
                        ChartFrame.Text(svg, x + 8, y + 4, "start", series[i].Name);
                    }
                }
            )
        );
    }
}

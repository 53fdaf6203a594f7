using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Runtime.Tests;

/// <summary>Pictures as XML: what is in them, where it is, and that no two words lie over each other.</summary>
public partial class ChartTests
{
    [Fact]
    public void HistogramCountsEachValueOnce()
    {
        var chart = new HistogramChart("h", "value") { Bins = 4, Range = (0, 4) }
            .Add("one", 0, 0.5, 1, 2.5, 4)
            .Add("two", -1.0, 9);
        (double[] edges, int[][] counts) = chart.Count();
        Assert.Equal([0, 1, 2, 3, 4], edges);
        Assert.Equal([2, 1, 1, 1], counts[0]);
        Assert.Equal([1, 0, 0, 1], counts[1]);
        XElement[] all = Elements(chart);
        Assert.Equal(4 + 2, all.Count(e => e.Name.LocalName == "rect" && e.Attribute("x") is not null));
        // NumPy's "auto": 8 by Sturges for 100 values, 7 by Freedman and Diaconis.
        Assert.Equal(8, new HistogramChart("", "").Add("a", [.. Enumerable.Range(0, 100).Select(i => i / 99.0)]).Count().Counts[0].Length);
        Assert.Equal(1, new HistogramChart("", "").Add("a", 5.0).Count().Counts[0].Sum());
        Says.That<ArgumentException>("Value 1 of 'a' is NaN", () => new HistogramChart("", "").Add("a", 1.0, double.NaN));
        Says.That<ArgumentException>("'a' has no value", () => new HistogramChart("", "").Add("a", Array.Empty<double>()));
        Says.That<ArgumentException>("from 2 to 2 is none", () => new HistogramChart("", "") { Range = (2, 2) });
    }

    [Fact]
    public void HeatMapHasACellForEachValueAndSaysHowMuchIsWhat()
    {
        var chart = new HeatMapChart(
            "t",
            "x",
            "y",
            new[,]
            {
                { 0, 0.5, 1 },
                { double.NaN, 1, 0 },
            }
        )
        {
            RowLabels = ["first", "second"],
            Format = "F1",
        };
        XElement[] all = Elements(chart);
        XElement[] cells = [.. all.Where(e => e.Name.LocalName == "rect" && e.Attribute("x") is not null).Take(6)];
        Assert.Equal(["#f7fbff", "#6baed6", "#08306b", "#ccc", "#08306b", "#f7fbff"], cells.Select(c => c.Attribute("fill")!.Value));
        Assert.All(
            ["first", "second", "0", "1", "2", "0.5", "0.0", "1.0", "x", "y", "t"],
            text => Assert.Contains(all, e => e.Value == text)
        );
        // White at zero, on both sides as dark as the largest.
        XElement[] signed = Elements(
            new HeatMapChart(
                "",
                "",
                "",
                new double[,]
                {
                    { -1, 0, 2 },
                }
            )
            {
                Diverging = true,
            }
        );
        Assert.Equal(
            ["#90b2d6", "#ffffff", "#b2182b"],
            signed.Where(e => e.Name.LocalName == "rect" && e.Attribute("x") is not null).Take(3).Select(c => c.Attribute("fill")!.Value)
        );
        Says.That<ArgumentException>(
            "row 0, column 1",
            () =>
                new HeatMapChart(
                    "",
                    "",
                    "",
                    new[,]
                    {
                        { 1, double.PositiveInfinity },
                    }
                )
        );
        Says.That<ArgumentException>("0 rows and 3 columns", () => new HeatMapChart("", "", "", new double[0, 3]));
        Says.That<ArgumentException>(
            "1 labels for 3 columns",
            () => new HeatMapChart("", "", "", new double[2, 3]) { ColumnLabels = ["a"] }
        );
    }

    [Fact]
    public void ContoursLieWhereTheFunctionHasTheirValue()
    {
        // Circles: every point of a level is as far from the middle as its root says.
        double[] grid = [.. Enumerable.Range(0, 41).Select(i => (i - 20) / 10.0)];
        var values = new double[41, 41];
        for (int i = 0; i < 41; i++)
        for (int j = 0; j < 41; j++)
            values[i, j] = grid[i] * grid[i] + grid[j] * grid[j];
        int pieces = 0;
        foreach (((double X, double Y) from, (double X, double Y) to) in MarchingSquares.Lines(grid, grid, values, 1))
        {
            pieces++;
            Assert.InRange(Math.Sqrt(from.X * from.X + from.Y * from.Y), 0.998, 1.002);
            Assert.InRange(Math.Sqrt((from.X - to.X) * (from.X - to.X) + (from.Y - to.Y) * (from.Y - to.Y)), 0, 0.15);
        }
        Assert.InRange(pieces, 60, 90);
        // A saddle has two pieces, which do not cross: they part the corners as the middle says.
        Assert.Equal(
            2,
            MarchingSquares
                .Lines(
                    [0, 1],
                    [0, 1],
                    new double[,]
                    {
                        { 1, -1 },
                        { -1, 1 },
                    },
                    0.1
                )
                .Count()
        );
        Assert.Empty(
            MarchingSquares.Lines(
                [0, 1],
                [0, 1],
                new double[,]
                {
                    { 1, -1 },
                    { double.NaN, 1 },
                },
                0
            )
        );

        var chart = new ContourChart("c", "x", "y", (-2, 2), (-1, 1), (x, y) => x * x + 10 * y * y) { Levels = [1, 4] }
            .Curve("path", [-2, 0, 5], [1, 0, 0])
            .Points("end", [0], [0]);
        XElement[] all = Elements(chart);
        Assert.Equal(2, all.Count(e => e.Attribute("class")?.Value == "level"));
        Assert.All(["path", "end", "1", "4", "x", "y"], text => Assert.Contains(all, e => e.Value == text));
        Says.That<ArgumentException>(
            "Place 1 of the grid is 0 behind 1",
            () => new ContourChart("", "", "", [1, 0], [0, 1], new double[2, 2])
        );
        Says.That<ArgumentException>(
            "2 x 3 values, but the grid has 2 rows and 2",
            () => new ContourChart("", "", "", [0, 1], [0, 1], new double[2, 3])
        );
        Says.That<ArgumentException>("NaN", () => new ContourChart("", "", "", [0, 1], [0, 1], new double[2, 2]) { Levels = [double.NaN] });
    }

    [Theory]
    [InlineData(0.003, 700, "0.001 0.01 0.1 1 10 100 1000")]
    [InlineData(2, 60, "1 2 5 10 20 50 100")]
    [InlineData(1, 1, "1 2 5 10")]
    [InlineData(1e-12, 1e6, "1E-12 1E-09 1E-06 0.001 1 1000 1E+06")]
    public void LogarithmicAxesHavePowersOfTen(double low, double high, string expected)
    {
        Axis axis = Axis.Around("", [low, high], isLogarithmic: true);
        Assert.Equal(expected, string.Join(' ', axis.Ticks.Select(axis.TextOf)));
        Assert.Equal(0.5, axis.Share(Math.Sqrt(axis.Ticks[0] * axis.Ticks[^1])), 1e-9);
    }

    [Fact]
    public void WhatHasNoPlaceOnALogarithmicAxisLeavesAGap()
    {
        XElement[] all = Elements(new LineChart("l", "x", "y") { LogY = true }.Curve("c", [0, 1, 2, 3, 4], [1, 10, 0, -5, 1000]));
        Assert.Equal(
            "M70.0 324.0L187.5 236.7M540.0 62.0",
            all.Single(e => e.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value
        );
        // The one without a neighbour is a dot.
        Assert.Equal("M540.0 62.0h0", all.Single(e => e.Attribute("stroke-width")?.Value == "6").Attribute("d")!.Value);
    }

    [Fact]
    public void HistoryDrawsEveryKey()
    {
        History history = Fitted(3);
        XElement[] all = [.. XDocument.Parse(history.ToSvg()).Descendants()];
        // Losses together, accuracies together, and the rest each in a chart of its own.
        Assert.Equal(["Loss", "Accuracy", "Auc", "Mean_squared_error"], Titles(all));
        Assert.All(history.Epochs[0].Keys, key => Assert.Contains(all, e => e.Value == key));
        Assert.Equal(history.Epochs[0].Count, all.Count(e => e.Attribute("stroke-linejoin") is not null));
        Assert.Equal("0 0 1680 752", all[0].Attribute("viewBox")!.Value);
        XElement[] single = [.. XDocument.Parse(Fitted(1).ToSvg()).Descendants()];
        Assert.Equal(history.Epochs[0].Count, single.Count(e => e.Attribute("stroke-width")?.Value == "6"));
    }

    /// <summary>Words are guessed to be 6 pixels a letter wide; no two of a picture touch, and none leaves it.</summary>
    [Fact]
    public void NoTwoWordsLieOverEachOther()
    {
        string[] names = [.. Enumerable.Range(0, 12).Select(i => $"class number {i}")];
        int[] labels = [.. Enumerable.Range(0, 240).Select(i => i % 12)];
        float[] scores = [.. Enumerable.Range(0, 240 * 12).Select(i => (i * 7919 % 1009) / 1009f)];
        ClassificationReport report = ClassificationReport.Of(labels, scores, 12, names);
        Apart(report.ToChart().ToSvg());
        Apart(report.RocChart().ToSvg());
        Apart(report.PrecisionRecallChart().ToSvg());
        Apart(Fitted(4).ToSvg());
        Apart(new LineChart(new string('t', 90), "x", "y").Curve(new string('n', 90), [0, 1], [1.00001, 1.00002]).ToSvg());
        Apart(new HistogramChart("weights", "value").Add("a", 1e-7, 3e-7, 2e-7).ToSvg());
        Apart(new HeatMapChart("t", "x", "y", new double[40, 60]).ToSvg());
        Apart(new ContourChart("t", "x", "y", (-2, 2), (-2, 2), (x, y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)).ToSvg());
        var log = new LineChart("t", "x", "y") { LogX = true, LogY = true };
        Apart(log.Curve("a", [1e-8, 1e3], [1e-300, 1e300]).ToSvg());
    }

    internal static void Apart(string svg)
    {
        XElement root = XDocument.Parse(svg).Root!;
        double[] size = [.. root.Attribute("viewBox")!.Value.Split(' ').Select(Parsed)];
        var boxes = new List<(double Left, double Top, double Right, double Bottom, string Text)>();
        foreach (XElement text in root.Descendants().Where(e => e.Name.LocalName == "text" && e.Value != ""))
        {
            double x = Parsed(text.Attribute("x")!.Value),
                y = Parsed(text.Attribute("y")!.Value),
                letter = Parsed(text.Attribute("font-size")?.Value ?? "12") / 2,
                width = text.Value.Length * letter,
                left = text.Attribute("text-anchor")!.Value switch
                {
                    "middle" => -width / 2,
                    "end" => -width,
                    _ => 0,
                };
            (double l, double t, double r, double b) = (x + left, y - 1.5 * letter, x + left + width, y + 1);
            if (text.Attribute("transform") is { } turned)
            {
                Match at = Translation().Match(turned.Value);
                (double tx, double ty) = (Parsed(at.Groups[1].Value), Parsed(at.Groups[2].Value));
                (l, t, r, b) = (tx - 9, ty - left - width, tx + 1, ty - left);
            }
            foreach (XElement group in text.Ancestors().Where(a => a.Name.LocalName == "g" && a.Attribute("transform") is not null))
            {
                Match at = Translation().Match(group.Attribute("transform")!.Value);
                (double gx, double gy) = (Parsed(at.Groups[1].Value), Parsed(at.Groups[2].Value));
                (l, t, r, b) = (l + gx, t + gy, r + gx, b + gy);
            }
            Assert.True(l >= 0 && t >= 0 && r <= size[2] && b <= size[3], $"'{text.Value}' leaves the picture: {l}, {t}, {r}, {b}.");
            foreach (var box in boxes)
                Assert.False(
                    l < box.Right && box.Left < r && t < box.Bottom && box.Top < b,
                    $"'{text.Value}' at ({l}, {t}) lies over '{box.Text}' at ({box.Left}, {box.Top})."
                );
            boxes.Add((l, t, r, b, text.Value));
        }
        Assert.NotEmpty(boxes);
    }

    [GeneratedRegex(@"translate\((-?[\d.]+),(-?[\d.]+)\)")]
    private static partial Regex Translation();

    private static double Parsed(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static XElement[] Elements(Chart chart) => [.. XDocument.Parse(chart.ToSvg()).Descendants()];

    private static IEnumerable<string> Titles(XElement[] all) =>
        all.Where(e => e.Attribute("font-weight") is not null).Select(e => e.Value);

    private static History Fitted(int epochs) =>
        new LinearNetwork<float>(2, 1, Activation.Sigmoid).Fit(
            ArrayData.Classes(10),
            new FitOptions
            {
                Loss = Loss.BinaryCrossentropy,
                Metrics = [Metric.AUC, Metric.BinaryAccuracy, Metric.MeanSquaredError],
                Validation = ArrayData.Classes(6),
                Epochs = epochs,
            }
        );
}

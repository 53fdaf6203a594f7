using System.Xml.Linq;

namespace NetGen.Runtime.Tests;

public class ProgressTests
{
    [Fact]
    public void RedirectedOutputGetsOnePlainLineForEachEpoch()
    {
        string[] lines = Shown(plain: true).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches(
            @"^Epoch 1/2 - \d+ ms - [\d,]+ samples/s - loss: [\d.]+ - mean_absolute_error: [\d.]+ "
                + @"- val_loss: [\d.]+ - val_mean_absolute_error: [\d.]+\r?$",
            lines[0]
        );
        Assert.StartsWith("Epoch 2/2", lines[1]);
    }

    [Fact]
    public void TerminalGetsABarThatIsRedrawn()
    {
        string text = Shown(plain: false, slow: true);
        Assert.Matches(@"\rEpoch 1/2 \[=+>?\.*\] [\d,]+ samples/s - .* left - loss: ", text);
        Assert.Matches(@"\rEpoch 2/2 - .* - val_loss", text);
        Assert.Equal(2, text.Count(c => c == '\n'));
    }

    [Fact]
    public void ChartIsXmlWithACurveForEachSeries()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            LineChart.Save(path, "a < b & c", "x", "y", ("one", [1, 2, 3]), ("two", [3, double.NaN, 1]));
            XElement[] all = [.. XDocument.Load(path).Descendants()];
            Assert.Contains(all, e => e.Value == "a < b & c");
            Assert.Contains(all, e => e.Value == "two");
            Assert.Equal(
                ["M70.0 324.0L305.0 193.0L540.0 62.0", "M70.0 62.0M540.0 324.0"],
                all.Where(e => e.Attribute("stroke-linejoin") is not null).Select(e => e.Attribute("d")!.Value)
            );
            new LinearNetwork<float>(2, 2, Activation.Softmax)
                .Fit(
                    ArrayData.Classes(10),
                    new FitOptions
                    {
                        Loss = Loss.SparseCategoricalCrossentropy,
                        Metrics = [Metric.SparseCategoricalAccuracy],
                        Epochs = 3,
                    }
                )
                .SaveSvg(path);
            string[] texts = [.. XDocument.Load(path).Descendants().Select(e => e.Value)];
            Assert.Contains("Loss", texts);
            Assert.Contains("sparse_categorical_accuracy", texts);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ChartsCanBeginAnywhere()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            LineChart.Save(path, "years", "x", "y", 1990, 0.5, ("one", [1, 2, 3]));
            XElement[] all = [.. XDocument.Load(path).Descendants()];
            Assert.Equal(
                ["1990", "1990.2", "1990.4", "1990.6", "1990.8", "1991"],
                all.Where(e => e.Value.StartsWith("199", StringComparison.Ordinal) && !e.HasElements).Select(e => e.Value)
            );
            Assert.Equal(
                "M70.0 324.0L305.0 193.0L540.0 62.0",
                all.Single(e => e.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value
            );
            Assert.Contains(
                "not 0",
                Assert.Throws<ArgumentOutOfRangeException>(() => LineChart.Save(path, "", "", "", 1, 0, ("one", [1]))).Message
            );
            Assert.Contains(
                "NaN",
                Assert.Throws<ArgumentOutOfRangeException>(() => LineChart.Save(path, "", "", "", double.NaN, 1, ("one", [1]))).Message
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ScatterChartHasADotForEachFinitePoint()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ScatterChart.Save(
                path,
                "a < b",
                "x",
                "y",
                ("one", [(0, 0), (1, 10)]),
                ("two", [(0.5, 5), (double.NaN, 1), (1, double.PositiveInfinity)]),
                ("none", [])
            );
            XElement[] all = [.. XDocument.Load(path).Descendants()];
            Assert.Equal(
                ["M70.0 324.0h0M540.0 62.0h0", "M305.0 193.0h0", ""],
                all.Where(e => e.Attribute("stroke-opacity")?.Value == "0.6").Select(e => e.Attribute("d")!.Value)
            );
            Assert.All(["a < b", "x", "y", "one", "two", "none", "0.6", "10"], text => Assert.Contains(all, e => e.Value == text));
            ScatterChart.Save(path, "nothing", "x", "y");
            Assert.NotNull(XDocument.Load(path).Root);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void CurvesAndPointsStandAnywhere()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            LineChart.Save(
                path,
                new LineChart("left", "x", "y")
                    .Points("points", [0, 1, double.NaN, 4], [0, 2, 1, double.PositiveInfinity])
                    .Curve("curve", [0, 3, 1, 2], [2, 1, 0, 2]),
                new LineChart("right", "x", "y")
            );
            XElement[] all = [.. XDocument.Load(path).Descendants()];
            Assert.Equal("0 0 1120 376", all[0].Attribute("viewBox")!.Value);
            // x from 0 to 4, y from 0 to 2.
            Assert.Equal(
                "M70.0 324.0h0M187.5 62.0h0",
                all.Single(e => e.Attribute("stroke-opacity")?.Value == "0.6").Attribute("d")!.Value
            );
            Assert.Equal(
                "M70.0 62.0L422.5 193.0L187.5 324.0L305.0 62.0",
                all.Single(e => e.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value
            );
            Assert.All(["left", "right", "points", "curve"], text => Assert.Contains(all, e => e.Value == text));
            Assert.Contains(
                "'c' has 2 on the horizontal axis and 1 on the vertical one",
                Assert.Throws<ArgumentException>(() => new LineChart("", "", "").Curve("c", [1, 2], [1])).Message
            );
            LineChart.Save(path, new LineChart("one", "x", "y").Points("point", [5], [5]));
            Assert.Equal(
                "M305.0 193.0h0",
                XDocument.Load(path).Descendants().Single(e => e.Attribute("stroke-opacity")?.Value == "0.6").Attribute("d")!.Value
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0.13, 2.41, "0 0.5 1 1.5 2 2.5")]
    [InlineData(-3, 40, "-10 0 10 20 30 40")]
    [InlineData(5, 5, "4.4 4.6 4.8 5 5.2 5.4 5.6")]
    public void TicksAreRoundAndEnclose(double low, double high, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                Axis.Round(low, high).Select(x => Math.Round(x, 10).ToString(System.Globalization.CultureInfo.InvariantCulture))
            )
        );

    private static string Shown(bool plain, bool slow = false)
    {
        var text = new StringWriter { NewLine = "\n" };
        new LinearNetwork<float>(2, 1).Fit(
            ArrayData.Plane(9),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Metrics = [Metric.MeanAbsoluteError],
                Epochs = 2,
                BatchSize = 3,
                Validation = ArrayData.Plane(4),
                Progress = new ConsoleProgress(text, plain),
                Callbacks = slow ? [new Watch { BatchEnd = _ => Thread.Sleep(60) }] : [],
            }
        );
        return text.ToString();
    }
}

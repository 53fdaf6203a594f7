using System.Xml.Linq;
using NetGen.Tuning;

namespace NetGen.Runtime.Tests.Tuning;

/// <summary>The table, the picture and what mattered.</summary>
public class ResultsTests
{
    private static RandomSearch Searched()
    {
        var tuner = new RandomSearch(
            new SearchOptions
            {
                Objective = "val_accuracy",
                MaxTrials = 60,
                Seed = 5,
            }
        );
        tuner.Search(trial =>
        {
            double rate = Math.Log10(trial.Float("rate", 1e-4f, 1e-1f, sampling: Sampling.Log));
            bool batch = trial.Choice("optimizer", "Adam", "SGD") == "Adam";
            trial.Int("nothing", 1, 100);
            return trial.Number == 7 ? throw new FailedTrialException("<Failed>") : 0.9 - 0.2 * (rate + 2) * (rate + 2) + (batch ? 0.2 : 0);
        });
        return tuner;
    }

    [Fact]
    public void WhatMattersIsFound()
    {
        IReadOnlyList<(string Name, double Share)> importance = Searched().Results.Importance;
        Assert.Equal(["rate", "optimizer", "nothing"], importance.Select(i => i.Name));
        Assert.InRange(importance[0].Share, 0.4, 1);
        Assert.InRange(importance[1].Share, 0.05, 0.6);
        Assert.InRange(importance[2].Share, 0, 0.1);
    }

    /// <summary>Two groups of ranks 1 2 3 and 4 5 6: of 17.5 squares 4 are within; 1 - 4 / 17.5 * 5 / 4.</summary>
    [Fact]
    public void TheShareIsTheFormulas()
    {
        Assert.Equal(1 - 4 / 17.5 * 5 / 4, Importance.Of([0, 0, 0, 1, 1, 1], [1, 2, 30, 40, 50, double.PositiveInfinity], true), 1e-12);
        Assert.Equal(0, Importance.Of([0, 1, 0, 1], [1, 1, 1, 1], true));
        Assert.Equal(0, Importance.Of([0, 1, 2], [1, 2, 3], true));
        Assert.Equal(0, Importance.Of([], [], false));
    }

    /// <summary>Where nothing has an influence the mean of many shares is small, with their part below 0 cut off.</summary>
    [Fact]
    public void ChanceExplainsNothing()
    {
        var random = new Random(3);
        double mean = Enumerable.Range(0, 300).Average(_ => Importance.Of(Drawn(random), Drawn(random), isDivided: false));
        Assert.InRange(mean, 0, 0.06);

        static double[] Drawn(Random random) => [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
    }

    [Fact]
    public void TheTableHasARowForEachTrialBestFirst()
    {
        SearchResults results = Searched().Results;
        string[] lines = results.ToString().Split('\n');
        Assert.Matches(@"^trial +val_accuracy +rate +optimizer +nothing +seconds$", lines[0]);
        Assert.StartsWith($"{results.Best.Number, 5}", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^ +7 +failed .*<Failed>$", lines[60]);
        Assert.StartsWith("explains of the differences: rate ", lines[62], StringComparison.Ordinal);
    }

    [Fact]
    public void ThePictureHasAChartForEachHyperparameter()
    {
        XElement svg = XDocument.Parse(Searched().Results.ToSvg()).Root!;
        string[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        Assert.All(
            ["What mattered", "rate", "optimizer", "nothing", "Adam", "SGD", "val_accuracy", "0.001"],
            t => Assert.Contains(t, texts)
        );
        int[] dots =
        [
            .. svg.Descendants()
                .Where(e => e.Attribute("stroke-opacity")?.Value == "0.6")
                .Select(e => e.Attribute("d")!.Value.Count(c => c == 'M')),
        ];
        Assert.Equal([58, 58, 58], dots);
    }

    [Fact]
    public void WholeNumbersHaveNoHalvesBesideTheirAxis()
    {
        var tuner = new GridSearch(new SearchOptions());
        tuner.Search(trial => 10.0 * trial.Int("depth", 1, 3));
        string svg = tuner.Results.ToSvg();
        Assert.All(["1", "2", "3"], tick => Assert.Contains($">{tick}</text>", svg, StringComparison.Ordinal));
        Assert.DoesNotContain(">1.5</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsNoPictureToFailOn()
    {
        SearchResults none = new RandomSearch(new SearchOptions()).Results;
        Assert.Contains("What mattered", none.ToSvg(), StringComparison.Ordinal);
        Assert.StartsWith("trial  val_loss  seconds", none.ToString(), StringComparison.Ordinal);
    }
}

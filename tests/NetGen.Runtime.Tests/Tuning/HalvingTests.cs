namespace NetGen.Runtime.Tests.Tuning;

/// <summary>Who goes on in successive halving, and with how many epochs.</summary>
public class HalvingTests
{
    /// <summary>A score that more epochs make better, but never change in order.</summary>
    private static double Curve(Trial trial) => trial.Float("x", 0, 1) + 1.0 / trial.Epochs;

    [Fact]
    public void TheBestThirdGoesOnWithItsValues()
    {
        var tuner = new SuccessiveHalving(new SearchOptions(), candidates: 27, maxEpochs: 27);
        tuner.Search(Curve);
        TrialResult[][] rungs = [.. tuner.Results.OrderBy(r => r.Number).GroupBy(r => r.Epochs!.Value).Select(g => g.ToArray())];
        Assert.Equal([(1, 27), (3, 9), (9, 3), (27, 1)], rungs.Select(r => (r[0].Epochs!.Value, r.Length)));
        for (int i = 1; i < rungs.Length; i++)
            Assert.Equal(
                rungs[i - 1].OrderBy(r => r.Score).Take(rungs[i].Length).Select(r => r.Values["x"]),
                rungs[i].Select(r => r.Values["x"])
            );
        Assert.Equal(27, tuner.Results.Best.Epochs);
    }

    // Table 1 of Li et al. for R = 81, f = 3.
    [Fact]
    public void HyperbandHasTheBracketsOfItsPaper()
    {
        var tuner = new Hyperband(new SearchOptions(), maxEpochs: 81);
        tuner.Search(Curve);
        (int, int)[] expected =
        [
            (81, 1),
            (27, 3),
            (9, 9),
            (3, 27),
            (1, 81),
            (34, 3),
            (11, 9),
            (3, 27),
            (1, 81),
            (15, 9),
            (5, 27),
            (1, 81),
            (8, 27),
            (2, 81),
            (5, 81),
        ];
        var rungs = new List<(int Count, int Epochs)>();
        foreach (TrialResult result in tuner.Results.OrderBy(r => r.Number))
            if (rungs.Count > 0 && rungs[^1].Epochs == result.Epochs)
                rungs[^1] = (rungs[^1].Count + 1, rungs[^1].Epochs);
            else
                rungs.Add((1, result.Epochs!.Value));
        Assert.Equal(Merged(expected), rungs);

        // Neighbours of as many epochs are one run of rows.
        static IEnumerable<(int, int)> Merged((int Count, int Epochs)[] all)
        {
            var merged = new List<(int Count, int Epochs)>();
            foreach ((int count, int epochs) in all)
                if (merged.Count > 0 && merged[^1].Epochs == epochs)
                    merged[^1] = (merged[^1].Count + count, epochs);
                else
                    merged.Add((count, epochs));
            return merged;
        }
    }

    [Fact]
    public void FailuresAreTheFirstToLeave()
    {
        var tuner = new SuccessiveHalving(new SearchOptions(), candidates: 9, maxEpochs: 9);
        tuner.Search(trial => trial.Float("x", 0, 1) < 0.5f ? throw new FailedTrialException("Too small.") : Curve(trial));
        TrialResult[] first = [.. tuner.Results.Where(r => r.Epochs == 1)];
        Assert.InRange(first.Count(r => r.Error is null), 3, 8);
        Assert.All(tuner.Results.Where(r => r.Epochs > 1), r => Assert.Null(r.Error));
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        Assert.Contains(
            "MaxTrials is 5",
            Assert.Throws<ArgumentException>(() => new Hyperband(new SearchOptions { MaxTrials = 5 }, 9)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hyperband(new SearchOptions(), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessiveHalving(new SearchOptions(), 9, 9, factor: 1));
        Assert.Throws<InvalidOperationException>(() => new RandomSearch(new SearchOptions()).Search(trial => (double)trial.Epochs));
    }
}

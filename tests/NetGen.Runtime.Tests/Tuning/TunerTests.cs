namespace NetGen.Runtime.Tests.Tuning;

/// <summary>Which values tuners try, what they make of scores and failures.</summary>
public class TunerTests
{
    internal static double Bowl(Trial trial) =>
        Math.Abs(trial.Int("width", 1, 64) - 40) + Math.Abs(Math.Log10(trial.Float("rate", 1e-4f, 1e-1f, sampling: Sampling.Log)) + 2);

    private static string[] Tried(Tuner tuner) =>
        [.. tuner.Results.OrderBy(r => r.Number).Select(r => string.Join(' ', r.Values.OrderBy(v => v.Key).Select(v => v.Value)))];

    /// <summary>The order in which a trial asks, and what else it asks for, change nothing of what it is given.</summary>
    [Fact]
    public void RandomValuesDependOnSeedNumberAndNameAlone()
    {
        string[] Run(int seed, Func<Trial, double> run)
        {
            var tuner = new RandomSearch(new SearchOptions { MaxTrials = 20, Seed = seed });
            tuner.Search(run);
            return Tried(tuner);
        }
        string[] once = Run(1, Bowl);
        Assert.Equal(
            once,
            Run(
                1,
                trial =>
                {
                    trial.Float("rate", 1e-4f, 1e-1f, sampling: Sampling.Log);
                    return trial.Int("width", 1, 64);
                }
            )
        );
        Assert.Equal(20, once.Distinct().Count());
        Assert.Empty(once.Intersect(Run(2, Bowl)));
    }

    [Fact]
    public void AGridIsWholeAndItsFirstChangesFastest()
    {
        var tuner = new GridSearch(new SearchOptions());
        tuner.Search(trial => trial.Int("a", 1, 3) + (trial.Boolean("b") ? 10 : 0) + trial.Choice("c", 0.5, 0.25));
        Assert.Equal(
            [1.5, 2.5, 3.5, 11.5, 12.5, 13.5, 1.25, 2.25, 3.25, 11.25, 12.25, 13.25],
            tuner.Results.OrderBy(r => r.Number).Select(r => r.Score!.Value)
        );
        Assert.Equal(1.25, tuner.Results.Best.Score);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new GridSearch(new SearchOptions()).Search(Bowl));
        Assert.Contains("'rate' is Float from 0.0001 to 0.1, logarithmic", e.Message, StringComparison.Ordinal);
        Assert.Contains("Give it a step", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBestValuesGoToTheCodeThatAskedForThem()
    {
        var tuner = new RandomSearch(new SearchOptions { MaxTrials = 30 });
        tuner.Search(Build);
        Assert.Equal(tuner.Results.Min(r => r.Score), Build(tuner.GetBestHyperParameters()));
        HyperParameters best = tuner.GetBestHyperParameters();
        KeyNotFoundException e = Assert.Throws<KeyNotFoundException>(() => best.Int("depth", 1, 2));
        Assert.Contains("'depth'; there are width, activation", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => best.Int("width", 1000, 2000));

        static double Build(HyperParameters hp) =>
            hp.Int("width", 1, 64) + (hp.Choice("activation", Activation.ReLU, Activation.Tanh) == Activation.Tanh ? 0 : 100);
    }

    [Fact]
    public void FailuresAreRowsAndTheSearchGoesOn()
    {
        var tuner = new RandomSearch(new SearchOptions { Objective = "val_accuracy", MaxTrials = 8 });
        tuner.Search(trial =>
            trial.Int("width", 1, 64) is var width
            && trial.Number switch
            {
                2 => throw new ArithmeticException("It diverged."),
                3 => throw new FailedTrialException("No such network."),
                4 => false,
                _ => true,
            }
                ? width
                : double.NaN
        );
        Assert.Equal(8, tuner.Results.Count);
        Assert.Equal(
            ["It diverged.", "No such network.", "val_accuracy is NaN."],
            tuner.Results.Where(r => r.Error is not null).OrderBy(r => r.Number).Select(r => r.Error)
        );
        double?[] scores = [.. tuner.Results.Select(r => r.Score)];
        Assert.Equal(scores.OrderByDescending(s => s ?? double.NegativeInfinity), scores);
        Assert.Contains("failed", tuner.Results.ToString(), StringComparison.Ordinal);
        Assert.Contains("It diverged.", tuner.Results.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MistakesInCodeEndTheSearch()
    {
        var tuner = new RandomSearch(new SearchOptions());
        Assert.Throws<DivideByZeroException>(() => tuner.Search(trial => 1 / (trial.Int("a", 0, 0) * 1)));
        Assert.Empty(tuner.Results);
        Assert.Throws<InvalidOperationException>(() => tuner.Results.Best);
        ArgumentException e = Assert.Throws<ArgumentException>(() =>
            tuner.Search(trial => (double)(trial.Int("a", 0, 0) + trial.Int("a", 0, 1)))
        );
        Assert.Contains("'a' is asked for as Int from 0 to 1, but was Int from 0 to 0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHistoryGivesItsBestEpochAndMustHaveTheObjective()
    {
        static History Fit(Trial trial) =>
            new LinearNetwork<float>(2, 1).Fit(
                ArrayData.Plane(64),
                new FitOptions
                {
                    Epochs = 3,
                    Loss = Loss.MeanSquaredError,
                    Optimizer = new SGD(learningRate: trial.Float("rate", 0.01f, 0.5f)),
                }
            );
        var tuner = new RandomSearch(new SearchOptions { Objective = "loss", MaxTrials = 3 });
        var histories = new List<History>();
        tuner.Search(trial =>
        {
            histories.Add(Fit(trial));
            return histories[^1];
        });
        Assert.Equal(histories.Select(h => (double?)h["loss"].Min()), tuner.Results.OrderBy(r => r.Number).Select(r => r.Score));
        var missing = new RandomSearch(new SearchOptions { Objective = "val_loss" });
        KeyNotFoundException e = Assert.Throws<KeyNotFoundException>(() => missing.Search(Fit));
        Assert.Contains("There is no 'val_loss'; there are loss", e.Message, StringComparison.Ordinal);
        Assert.Empty(missing.Results);
    }

    [Fact]
    public void AnObjectiveSaysWhichWayIsBetter()
    {
        Assert.Equal(MonitorMode.Max, ((Objective)"val_sparse_categorical_accuracy").Direction);
        Assert.Equal(MonitorMode.Min, ((Objective)"val_loss").Direction);
        Assert.Equal(MonitorMode.Max, new Objective("my_score", MonitorMode.Max).Direction);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new Objective("my_score"));
        Assert.Contains("new Objective(\"my_score\", MonitorMode.Max)", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSearch(new SearchOptions { MaxTrials = 0 }));
    }
}

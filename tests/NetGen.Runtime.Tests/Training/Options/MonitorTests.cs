namespace NetGen.Runtime.Tests;

/// <summary>What callbacks watch: which way is better, keys that do not exist, and what is left when training ends early.</summary>
public class MonitorTests
{
    private static readonly double[] s_rising = [1, 2, 3, 2.5, 2, 1],
        s_falling = [3, 2, 1, 1.5, 2, 3];

    [Fact]
    public void ADirectionIsFollowed()
    {
        // The best epoch is the third; two more without a better one end training.
        Assert.Equal(5, Watched("r2", s_rising, new EarlyStopping(2, "val_r2"), MonitorMode.Max));
        Assert.Equal(5, Watched("cost", s_falling, new EarlyStopping(2, "val_cost"), MonitorMode.Min));
        Assert.Equal(5, Watched("r2", s_rising, new EarlyStopping(2, "r2", mode: MonitorMode.Max), MonitorMode.Auto));
        Assert.Equal(5, Watched("top_accuracy", s_rising, new EarlyStopping(2, "val_top_accuracy"), MonitorMode.Auto));
        // What the callback is told counts more than what the metric says.
        Assert.Equal(3, Watched("r2", s_rising, new EarlyStopping(2, "val_r2", mode: MonitorMode.Min), MonitorMode.Max));
    }

    [Fact]
    public void AllCallbacksTakeAMode()
    {
        Callback[] callbacks =
        [
            new EarlyStopping(9, "val_r2", mode: MonitorMode.Max),
            new ModelCheckpoint("best", "val_r2", mode: MonitorMode.Max),
            new ReduceLROnPlateau("val_r2", 0.5f, 1, mode: MonitorMode.Max),
        ];
        var rates = new List<float>();
        (LinearNetwork<float> network, _) = Fit(
            "r2",
            s_rising,
            MonitorMode.Auto,
            [.. callbacks, new Watch { EpochEnd = c => rates.Add(c.LearningRate) }]
        );
        Assert.Equal(["best", "best", "best"], network.Saved);
        Assert.Equal([1, 1, 1, 0.5f, 0.25f, 0.125f], rates);
        Assert.Contains("no such mode", Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(mode: (MonitorMode)7)).Message);
    }

    public static TheoryData<string> Watchers => ["stopping", "checkpoint", "plateau"];

    private static Callback Watcher(string name, string key) =>
        name switch
        {
            "stopping" => new EarlyStopping(1, key),
            "checkpoint" => new ModelCheckpoint("best", key),
            _ => new ReduceLROnPlateau(key),
        };

    [Theory, MemberData(nameof(Watchers))]
    public void NumbersWithoutADirectionAreRefused(string watcher) =>
        Refused<ArgumentException>(
            Watcher(watcher, "val_r2"),
            "whether 'val_r2' should rise or fall",
            "mode: MonitorMode.Min or MonitorMode.Max"
        );

    [Theory, MemberData(nameof(Watchers))]
    public void UnknownKeysAreErrorsBeforeTheFirstStep(string watcher) =>
        Refused<KeyNotFoundException>(Watcher(watcher, "val_acc"), "no 'val_acc'; there are loss, r2, val_loss, val_r2");

    [Fact]
    public void PathsThatCannotBeWrittenAreErrorsBeforeTheFirstStep()
    {
        Refused<DirectoryNotFoundException>(
            new ModelCheckpoint(Path.Combine("no", "such", "folder", "best.safetensors")),
            Path.Combine("no", "such", "folder")
        );
        Refused<KeyNotFoundException>(new ModelCheckpoint("e{epoch}-{val_acc:.2f}", saveBestOnly: false), "no 'val_acc'");
        // What is not watched need not exist.
        Fit("r2", s_rising, MonitorMode.Auto, new ModelCheckpoint("last", "val_acc", saveBestOnly: false));
    }

    [Theory]
    [InlineData("e{epoch}", "e1")]
    [InlineData("e{epoch:02d}-{val_loss:.2f}.safetensors", "e01-0.13.safetensors")]
    [InlineData("{epoch:3d}|{r2:08.3f}|{r2:.0f}|{r2:f}", "  1|-012.250|-12|-12.250000")]
    [InlineData("{r2:.1e} {r2:e} {val_r2:.1%}", "-1.2e+01 -1.225000e+01 200.0%")]
    [InlineData("{{{r2}}}", "{-12.25}")]
    public void PathsAreFormattedAsInPython(string pattern, string path)
    {
        (LinearNetwork<float> network, _) = Fit(
            "r2",
            [0],
            MonitorMode.Max,
            new Watch { EpochEnd = c => (c.Logs["r2"], c.Logs["val_loss"], c.Logs["val_r2"]) = (-12.25, 0.126, 2) },
            new ModelCheckpoint(pattern)
        );
        Assert.Equal([path], network.Saved);
    }

    [Theory]
    [InlineData("{}", "names no number")]
    [InlineData("{epoch:.2f}", "'{epoch:.2f}' has no known format")]
    [InlineData("{epoch:x}", "'{epoch:x}' has no known format")]
    [InlineData("{val_loss:.3g}", "'{val_loss:.3g}' has no known format")]
    [InlineData("{val_loss:d}", "has no known format")]
    [InlineData("e{epoch", "a '{' stands alone")]
    [InlineData("e}", "a '}' stands alone")]
    [InlineData("{epoch}/best", "the folder must be the same in all epochs")]
    public void OtherPatternsAreRefused(string pattern, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new ModelCheckpoint(pattern)).Message);

    [Fact]
    public void BestWeightsAndHistorySurviveCancellation()
    {
        using var source = new CancellationTokenSource();
        Interrupted<OperationCanceledException>(
            new Watch
            {
                EpochBegin = c =>
                {
                    if (c.Epoch == 3)
                        source.Cancel();
                },
            },
            source.Token
        );
    }

    [Fact]
    public void BestWeightsAndHistorySurviveDivergence() =>
        Interrupted<ArithmeticException>(new Watch { EpochBegin = c => c.LearningRate = c.Epoch == 3 ? 1e30f : 0.01f }, default);

    [Fact]
    public void BestWeightsAndHistorySurviveACallbackThatFails() =>
        Interrupted<InvalidOperationException>(
            new Watch
            {
                EpochBegin = c =>
                {
                    if (c.Epoch == 3)
                        throw new InvalidOperationException();
                },
            },
            default
        );

    // The second of three whole epochs is the best.
    private static void Interrupted<E>(Callback end, CancellationToken cancellation)
        where E : Exception
    {
        var network = new LinearNetwork<float>(2, 1);
        var weights = new List<float[]>();
        History? seen = null;
        var watch = new Watch
        {
            EpochEnd = c =>
            {
                c.Logs["val_loss"] = new[] { 2.0, 1, 3 }[c.Epoch];
                weights.Add(network.Parameters);
                seen = c.History;
            },
        };
        E exception = Assert.Throws<E>(() =>
            network.Fit(
                ArrayData.Plane(5),
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    Epochs = 9,
                    BatchSize = 3,
                    Validation = ArrayData.Plane(4),
                    Optimizer = new SGD(0.01f),
                    CancellationToken = cancellation,
                    Callbacks = [watch, new EarlyStopping(patience: 9, restoreBestWeights: true), end],
                }
            )
        );
        Assert.Equal(weights[1], network.Parameters);
        Assert.NotEqual(weights[2], weights[1]);
        Assert.Equal([2, 1, 3], History.Of(exception)!["val_loss"]);
        Assert.Same(seen, History.Of(exception));
        Assert.Null(History.Of(new InvalidOperationException()));
    }

    private static int Watched(string metric, double[] values, Callback callback, MonitorMode direction) =>
        Fit(metric, values, direction, callback).History.Epochs.Count;

    private static void Refused<E>(Callback callback, params string[] message)
        where E : Exception
    {
        var network = new LinearNetwork<float>(2, 1);
        float[] before = network.Parameters;
        string actual = Assert
            .Throws<E>(() =>
                network.Fit(
                    ArrayData.Plane(5),
                    new FitOptions
                    {
                        Loss = Loss.MeanSquaredError,
                        Epochs = 2,
                        Metrics = [new Told("r2", MonitorMode.Auto)],
                        Validation = ArrayData.Plane(4),
                        Callbacks = [callback],
                    }
                )
            )
            .Message;
        Assert.All(message, text => Assert.Contains(text, actual));
        Assert.Equal(before, network.Parameters);
    }

    private static (LinearNetwork<float> Network, History History) Fit(
        string metric,
        double[] values,
        MonitorMode direction,
        params Callback[] callbacks
    )
    {
        var network = new LinearNetwork<float>(2, 1);
        var play = new Watch { EpochEnd = c => c.Logs[metric] = c.Logs["val_" + metric] = values[c.Epoch] };
        return (
            network,
            network.Fit(
                ArrayData.Plane(5),
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    Epochs = values.Length,
                    Metrics = [new Told(metric, direction)],
                    Validation = ArrayData.Plane(4),
                    Optimizer = new SGD(1),
                    Callbacks = [play, .. callbacks],
                }
            )
        );
    }

    /// <summary>A metric that says which way is better, or does not.</summary>
    private sealed class Told(string name, MonitorMode direction) : MeanMetric
    {
        public override string Name => name;

        public override MonitorMode Direction => direction;

        protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes) => 0;
    }
}

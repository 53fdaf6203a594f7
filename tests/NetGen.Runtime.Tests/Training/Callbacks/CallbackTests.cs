namespace NetGen.Runtime.Tests;

public class CallbackTests
{
    [Fact]
    public void AreCalledInOrder()
    {
        var calls = new List<string>();
        var watch = new Watch
        {
            TrainBegin = c => calls.Add($"train {c.Samples} {c.Batches}"),
            EpochBegin = c => calls.Add($"epoch {c.Epoch}"),
            BatchEnd = c => calls.Add($"batch {c.Batch} {c.Logs.ContainsKey("loss")}"),
            EpochEnd = c => calls.Add($"end {c.Epoch} {c.Logs.ContainsKey("val_loss")}"),
            TrainEnd = _ => calls.Add("done"),
        };
        Fit(2, watch);
        Assert.Equal(
            [
                "train 5 2",
                "epoch 0",
                "batch 0 True",
                "batch 1 True",
                "end 0 True",
                "epoch 1",
                "batch 0 True",
                "batch 1 True",
                "end 1 True",
                "done",
            ],
            calls
        );
    }

    [Fact]
    public void StopTrainingEndsTheEpoch()
    {
        Assert.Single(Fit(5, new Watch { BatchEnd = c => c.StopTraining = true }).History.Epochs);
        int batches = 0;
        Fit(
            5,
            new Watch
            {
                BatchEnd = c =>
                {
                    batches++;
                    c.StopTraining = true;
                },
            }
        );
        Assert.Equal(1, batches);
    }

    [Fact]
    public void EarlyStoppingWaitsAndRestoresTheBest()
    {
        double[] losses = [5, 3, 4, 3.5, 1, 0];
        var network = new LinearNetwork<float>(2, 1);
        var weights = new List<float[]>();
        var watch = new Watch { EpochEnd = _ => weights.Add(network.Parameters) };
        Assert.Equal(
            4,
            Fit(network, 6, Play("val_loss", losses), watch, new EarlyStopping(patience: 2, restoreBestWeights: true)).Epochs.Count
        );
        Assert.Equal(weights[1], network.Parameters);
        Assert.NotEqual(weights[3], network.Parameters);
        Assert.Equal(3, Fit(6, Play("val_loss", [5, 4.5, 4, 3, 2, 1]), new EarlyStopping(patience: 2, minDelta: 2)).History.Epochs.Count);
        Assert.Equal(
            6,
            Fit(6, Play("accuracy", [1, 2, 3, 4, 5, 6]), new EarlyStopping(patience: 1, monitor: "accuracy")).History.Epochs.Count
        );
        Assert.Equal(
            2,
            Fit(6, Play("accuracy", [6, 5, 4, 3, 2, 1]), new EarlyStopping(patience: 1, monitor: "accuracy")).History.Epochs.Count
        );
    }

    [Fact]
    public void EarlyStoppingBeginsLateAndAsksForABaseline()
    {
        int Epochs(double[] losses, EarlyStopping stopping) => Fit(losses.Length, Play("val_loss", losses), stopping).History.Epochs.Count;
        Assert.Equal(5, Epochs([1, 2, 3, 4, 5, 6], new EarlyStopping(patience: 1, startFromEpoch: 3)));
        Assert.Equal(3, Epochs([9, 8, 7, 6, 5, 4], new EarlyStopping(patience: 3, baseline: 6.5)));
        Assert.Equal(6, Epochs([9, 8, 7, 6, 5, 4], new EarlyStopping(patience: 4, baseline: 6.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(startFromEpoch: -1));
    }

    [Fact]
    public void ModelCheckpointSavesTheBestOrAll()
    {
        Assert.Equal(["best", "best"], Fit(4, Play("val_loss", [3, 4, 2, 5]), new ModelCheckpoint("best")).Network.Saved);
        Assert.Equal(
            ["e1", "e2", "e3"],
            Fit(3, Play("val_loss", [3, 4, 2]), new ModelCheckpoint("e{epoch}", saveBestOnly: false)).Network.Saved
        );
    }

    [Fact]
    public void UnknownKeyNamesThoseThereAre()
    {
        string message = Assert.Throws<KeyNotFoundException>(() => Fit(1, new EarlyStopping(monitor: "val_acc"))).Message;
        Assert.Contains("no 'val_acc'; there are loss, val_loss", message);
    }

    [Fact]
    public void LearningRateFollowsScheduleAndPlateau()
    {
        var rates = new List<float>();
        Fit(
            3,
            new LearningRateScheduler((epoch, rate) => epoch == 0 ? 1 : rate / 2),
            new Watch { EpochEnd = c => rates.Add(c.LearningRate) }
        );
        Assert.Equal([1, 0.5f, 0.25f], rates);
        rates.Clear();
        Fit(
            6,
            new LearningRateScheduler((epoch, rate) => epoch == 0 ? 1 : rate),
            Play("val_loss", [3, 3, 3, 3, 3, 3]),
            new ReduceLROnPlateau(factor: 0.5f, patience: 2, minLearningRate: 0.3f),
            new Watch { EpochEnd = c => rates.Add(c.LearningRate) }
        );
        Assert.Equal([1, 1, 0.5f, 0.5f, 0.3f, 0.3f], rates);
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(factor: 2)).Message);
    }

    // Writes given values over a logged number, epoch by epoch.
    private static Watch Play(string key, double[] values) => new() { EpochEnd = c => c.Logs[key] = values[c.Epoch] };

    private static (History History, LinearNetwork<float> Network) Fit(int epochs, params Callback[] callbacks)
    {
        var network = new LinearNetwork<float>(2, 1);
        return (Fit(network, epochs, callbacks), network);
    }

    private static History Fit(LinearNetwork<float> network, int epochs, params Callback[] callbacks) =>
        network.Fit(
            ArrayData.Plane(5),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Epochs = epochs,
                BatchSize = 3,
                Validation = ArrayData.Plane(4),
                Callbacks = callbacks,
            }
        );
}

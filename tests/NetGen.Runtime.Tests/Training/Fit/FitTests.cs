namespace NetGen.Runtime.Tests;

public class FitTests
{
    [Fact]
    public void FindsThePlane()
    {
        FindsThePlane(new LinearNetwork<float>(2, 1), 1e-4);
        FindsThePlane(new LinearNetwork<double>(2, 1), 1e-4);

        static void FindsThePlane<T>(LinearNetwork<T> network, double tolerance)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            History history = network.Fit(
                ArrayData.Plane(50),
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    Epochs = 300,
                    BatchSize = 16,
                    Optimizer = new SGD(0.2f, 0.5f),
                }
            );
            Assert.Equal(2, double.CreateTruncating(network.Parameters[0]), tolerance);
            Assert.Equal(-1, double.CreateTruncating(network.Parameters[1]), tolerance);
            Assert.Equal(300, history.Epochs.Count);
            Assert.True(history.Epochs[^1]["loss"] < 1e-6 && history.Epochs[0]["loss"] > 0.05);
        }
    }

    [Fact]
    public void HistoryHasKerasKeys()
    {
        var network = new LinearNetwork<float>(2, 2, Activation.Softmax);
        History history = network.Fit(ArrayData.Classes(100), Options(validation: ArrayData.Classes(30), epochs: 40));
        Assert.Equal(["loss", "sparse_categorical_accuracy", "val_loss", "val_sparse_categorical_accuracy"], history.Epochs[0].Keys);
        Assert.True(history["val_sparse_categorical_accuracy"][^1] > 0.9);
        Evaluation scores = network.Evaluate(
            ArrayData.Classes(30),
            Loss.SparseCategoricalCrossentropy,
            [Metric.SparseCategoricalAccuracy],
            batchSize: 7
        );
        Assert.Equal(history["val_loss"][^1], scores.Loss, 1e-6);
        Assert.Equal(history["val_sparse_categorical_accuracy"][^1], scores[Metric.SparseCategoricalAccuracy], 1e-12);
        Assert.Contains("there are loss, sparse_categorical_accuracy", Assert.Throws<KeyNotFoundException>(() => scores["auc"]).Message);
    }

    // With a learning rate of 0 every step sees the same network, so the epoch's loss is that of the whole set whatever the batches are.
    [Fact]
    public void LossIsTheMeanOverSamplesNotBatches()
    {
        var network = new LinearNetwork<float>(2, 1);
        var options = new FitOptions
        {
            Loss = Loss.MeanSquaredError,
            BatchSize = 16,
            Optimizer = new SGD(0),
            Metrics = [Metric.MeanSquaredError, Metric.MeanAbsoluteError],
        };
        History history = network.Fit(ArrayData.Plane(20), options);
        Evaluation scores = network.Evaluate(ArrayData.Plane(20), Loss.MeanSquaredError, [Metric.MeanAbsoluteError]);
        Assert.Equal(scores.Loss, history.Epochs[0]["loss"], 1e-6);
        Assert.Equal(scores.Loss, history.Epochs[0]["mean_squared_error"], 1e-6);
        Assert.Equal(scores["mean_absolute_error"], history.Epochs[0]["mean_absolute_error"], 1e-6);
    }

    [Fact]
    public void EveryEpochReadsEverySampleInAnOrderOfItsOwn()
    {
        const int n = 33;
        ArrayData data = ArrayData.Plane(n),
            again = ArrayData.Plane(n),
            other = ArrayData.Plane(n),
            ordered = ArrayData.Plane(n);
        Train(data, seed: 1);
        Train(again, seed: 1);
        Train(other, seed: 2);
        Train(ordered, seed: 1, shuffle: false);
        int[][] epochs = [.. data.Reads.Chunk(n)];
        // The first pass checks the targets.
        Assert.Equal(4, epochs.Length);
        Assert.Equal(Enumerable.Range(0, n), epochs[0]);
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, n), epoch.Order()));
        Assert.Equal(4, epochs.Select(epoch => string.Join(' ', epoch)).Distinct().Count());
        Assert.Equal(data.Reads, again.Reads);
        Assert.NotEqual(data.Reads, other.Reads);
        Assert.All(ordered.Reads.Chunk(n), epoch => Assert.Equal(Enumerable.Range(0, n), epoch));

        static void Train(ArrayData data, int seed, bool shuffle = true) =>
            new LinearNetwork<float>(2, 1).Fit(
                data,
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    Epochs = 3,
                    BatchSize = 10,
                    Seed = seed,
                    Shuffle = shuffle,
                }
            );
    }

    [Fact]
    public void CancellationStopsBetweenSteps()
    {
        using var source = new CancellationTokenSource();
        var network = new LinearNetwork<float>(2, 1);
        float[]? last = null;
        int steps = 0;
        var watch = new Watch
        {
            BatchEnd = _ =>
            {
                last = network.Parameters;
                if (++steps == 3)
                    source.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() =>
            network.Fit(
                ArrayData.Plane(50),
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    BatchSize = 10,
                    Callbacks = [watch],
                    CancellationToken = source.Token,
                }
            )
        );
        Assert.Equal(3, steps);
        Assert.Equal(last, network.Parameters);
    }

    [Fact]
    public void DivergenceNamesEpochAndBatch()
    {
        float[] x = [1, 1, 1, 1, float.MaxValue, 1];
        var network = new LinearNetwork<float>(2, 1);
        string message = Assert
            .Throws<ArithmeticException>(() =>
                network.Fit(
                    new ArrayData(x, [1, 1, 1], [2], [1]),
                    new FitOptions
                    {
                        Loss = Loss.MeanSquaredError,
                        BatchSize = 1,
                        Shuffle = false,
                        Optimizer = new SGD(0.5f),
                    }
                )
            )
            .Message;
        Assert.Contains("epoch 1, batch 3 at learning rate 0.5", message);
        Assert.All(network.Parameters, w => Assert.True(float.IsFinite(w)));
    }

    [Fact]
    public void BadDataIsNamedBeforeAnythingChanges()
    {
        var network = new LinearNetwork<float>(2, 2, Activation.Softmax);
        float[] before = network.Parameters;
        Says("Target 0 of sample 40 is 2;", () => network.Fit(Labels(50, 40, 2), Options()));
        Says("Target 0 of sample 33 is NaN;", () => network.Fit(ArrayData.Classes(20), Options(validation: Labels(50, 33, float.NaN))));
        Says(
            "The input of the training data has the shape [3, 1], 3 values, but Linear takes 2",
            () => network.Fit(new ArrayData([1, 2, 3], [0], [3, 1], [1]), Options())
        );
        Says(
            "target of the validation data has the shape [2], 2 values, but sparse_categorical_crossentropy",
            () => network.Fit(ArrayData.Classes(5), Options(validation: new ArrayData([1, 2], [0, 1], [2], [2])))
        );
        Says("no samples", () => network.Fit(new ArrayData([], [], [2], [1]), Options()));
        Says(
            "categorical_accuracy needs 2 target values",
            () =>
                network.Fit(
                    ArrayData.Classes(5),
                    new FitOptions { Loss = Loss.SparseCategoricalCrossentropy, Metrics = [Metric.CategoricalAccuracy] }
                )
        );
        Says(
            "names of their own",
            () =>
                network.Fit(
                    ArrayData.Classes(5),
                    new FitOptions
                    {
                        Loss = Loss.SparseCategoricalCrossentropy,
                        Metrics = [Metric.SparseCategoricalAccuracy, Metric.SparseCategoricalAccuracy],
                    }
                )
        );
        Assert.Equal(before, network.Parameters);

        static void Says(string text, Action action) => Assert.Contains(text, Assert.Throws<ArgumentException>(action).Message);

        static ArrayData Labels(int n, int bad, float value)
        {
            float[] labels = new float[n];
            labels[bad] = value;
            return new ArrayData(new float[2 * n], labels, [2], [1]);
        }
    }

    [Fact]
    public void OptionsOutOfRangeAreNamed()
    {
        Names("FitOptions.Epochs must be at least 1, not 0", new() { Loss = Loss.MeanSquaredError, Epochs = 0 });
        Names("FitOptions.BatchSize", new() { Loss = Loss.MeanSquaredError, BatchSize = -1 });
        Names("FitOptions.MaxDegreeOfParallelism", new() { Loss = Loss.MeanSquaredError, MaxDegreeOfParallelism = 0 });

        static void Names(string text, FitOptions options) =>
            Assert.Contains(
                text,
                Assert.Throws<ArgumentOutOfRangeException>(() => new LinearNetwork<float>(2, 1).Fit(ArrayData.Plane(5), options)).Message
            );
    }

    private static FitOptions Options(IDataSource? validation = null, int epochs = 1) =>
        new()
        {
            Loss = Loss.SparseCategoricalCrossentropy,
            Metrics = [Metric.SparseCategoricalAccuracy],
            Validation = validation,
            Epochs = epochs,
            Optimizer = new Adam(0.05f),
        };
}

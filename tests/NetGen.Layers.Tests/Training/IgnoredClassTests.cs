using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>A class that is ignored in training: the loss is the mean over the whole batch's other rows, however large the batch
/// is.</summary>
public class IgnoredClassTests
{
    private static readonly Loss s_loss = new SparseCategoricalCrossentropy(ignoreClass: 255);

    // Other batches of that size go through in pieces, which do not know of each other's labels.
    [Fact]
    public void LargeBatchesAreJudgedAtOnce()
    {
        const int N = 5_000;
        INetwork<double> network = CompiledNetwork.Of("[Input(4)] [Dense(5, Activation.Tanh)] [Dense(3, Activation.Softmax)]").Double(2);
        var random = new Random(3);
        double[] inputs = [.. Enumerable.Range(0, 4 * N).Select(_ => 2 * random.NextDouble() - 1)],
            // All that have a class stand in the first half.
            labels = [.. Enumerable.Range(0, N).Select(i => i < N / 2 && i % 5 != 0 ? (double)random.Next(3) : 255)];
        int[] counted = [.. Enumerable.Range(0, N).Where(i => labels[i] != 255)];
        double[] gradient = new double[43],
            expected = new double[43];
        double value = network.LossAndGradient(inputs, labels, s_loss, gradient),
            wanted = network.LossAndGradient(
                [.. counted.SelectMany(i => inputs[(4 * i)..(4 * i + 4)])],
                [.. counted.Select(i => labels[i])],
                Loss.SparseCategoricalCrossentropy,
                expected
            );
        Assert.Equal(wanted, value, 1e-12);
        for (int i = 0; i < gradient.Length; i++)
            Assert.Equal(expected[i], gradient[i], 1e-12);
    }

    // The same samples, once without those that have no class.
    [Fact]
    public void TrainingIsAsIfTheyWereNotThere()
    {
        CompiledNetwork compiled = CompiledNetwork.Of("[Input(4)] [Dense(5, Activation.Tanh)] [Dense(3, Activation.Softmax)]");
        INetwork<float> network = compiled.Single(2),
            without = compiled.Single(2);
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 4 * 60).Select(_ => 2 * random.NextSingle() - 1)],
            labels = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? 255f : random.Next(3))];
        int[] counted = [.. Enumerable.Range(0, 60).Where(i => labels[i] != 255)];
        float[] others = [.. counted.SelectMany(i => inputs[(4 * i)..(4 * i + 4)])],
            theirLabels = [.. counted.Select(i => labels[i])];
        var data = new Dataset(inputs, labels, [4], [1]);
        var rest = new Dataset(others, theirLabels, [4], [1]);
        History all = network.Fit(data, Options(60, data, s_loss)),
            some = without.Fit(rest, Options(40, rest, Loss.SparseCategoricalCrossentropy));
        Assert.True(all["loss"][^1] < all["loss"][0]);
        for (int epoch = 0; epoch < 5; epoch++)
        {
            Assert.Equal(some["loss"][epoch], all["loss"][epoch], 1e-5);
            Assert.Equal(some["val_loss"][epoch], all["val_loss"][epoch], 1e-5);
        }

        static FitOptions Options(int size, Dataset validation, Loss loss) =>
            new()
            {
                Epochs = 5,
                BatchSize = size,
                Shuffle = false,
                Loss = loss,
                Optimizer = new SGD(0.5f),
                Validation = validation,
            };
    }

    [Fact]
    public void EachOutputMayIgnoreItsOwn()
    {
        INetwork<double> network = CompiledNetwork
            .Of(
                "[Input(4)] [Dense(5, Activation.Tanh, Name = \"h\")] [Dense(3, Activation.Softmax, Name = \"a\")] "
                    + "[Dense(2, Activation.Softmax, Name = \"b\", From = \"h\")] [Output(\"a\", \"b\")]"
            )
            .Double(2);
        double[] inputs = [.. Enumerable.Range(0, 12).Select(i => Math.Sin(i))];
        var losses = new Dictionary<string, Loss> { ["a"] = s_loss, ["b"] = new SparseCategoricalCrossentropy(ignoreClass: -1) };
        double[] y = new double[15];
        network.Predict(inputs, y);
        using var trainer = new Trainer<double>(network, losses, new SGD(0.1f), 3);
        Assert.Equal(
            -(Math.Log(y[5 + 2]) + Math.Log(y[10])) / 2 - (Math.Log(y[3 + 1]) + Math.Log(y[10 + 3])) / 2,
            trainer.Step(inputs, [255, 1, 2, -1, 0, 0]),
            1e-12
        );
    }

    // A stream goes through windows one by one, of which the first has fewer steps that count than the others.
    [Fact]
    public void StreamsDivideByWhatCounts()
    {
        const string Tags = "[LSTM(5, ReturnSequences = true)] [Dense(3, Activation.Softmax)]";
        INetwork<double> windows = CompiledNetwork.Of($"[Input(4, 2)] {Tags}").Double(),
            whole = CompiledNetwork.Of($"[Input(16, 2)] {Tags}").Double();
        float[] x = [.. Enumerable.Range(0, 32).Select(i => MathF.Sin(i))],
            labels = [255, 255, 255, 1, 0, 2, 1, 0, 255, 1, 2, 2, 0, 1, 255, 0];
        double expected = whole.Evaluate(new Dataset(x, labels, [16, 2], [16]), s_loss).Loss;
        Assert.Equal(expected, new SequenceTrainer<double>(windows).Evaluate(new SequenceData(x, labels, 2), s_loss).Loss, 1e-12);
    }
}

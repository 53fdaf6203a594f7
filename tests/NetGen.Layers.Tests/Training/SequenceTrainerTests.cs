using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Windows whose state is carried on, against networks that take the whole sequence at once.</summary>
[Collection(nameof(Alone))]
public class SequenceTrainerTests
{
    private const string Layers = "[LSTM(5, ReturnSequences = true)] [GRU(4, ReturnSequences = true)] [Dense(2)]";

    private const string Words = "[Input(4)] [Embedding(6, 3)] [LSTM(8, ReturnSequences = true)] [Dense(6, Activation.Softmax)]";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(130)] // more than go through at once
    public void CarriedLossIsThatOfTheWholeSequence(int stretches)
    {
        const int Steps = 8;
        INetwork<double> windows = Of(4),
            whole = Of(Steps);
        float[] x = Values(stretches * Steps * 2, 1),
            t = Values(stretches * Steps * 2, 2);
        History history = new SequenceTrainer<double>(windows).Fit(new SequenceData(x, t, 2), Still(stretches, epochs: 2));
        double expected = whole.Evaluate(new Dataset(x, t, [Steps, 2], [Steps, 2]), Loss.MeanSquaredError).Loss;
        // The same in the second epoch: it begins anew.
        Assert.Equal([expected, expected], history["loss"], Near);

        double apart = Of(4).Evaluate(new Dataset(x, t, [4, 2], [4, 2]), Loss.MeanSquaredError).Loss;
        Assert.NotEqual(apart, expected, 1e-6);
        history = new SequenceTrainer<double>(windows).Fit(new SequenceData(x, t, 2), Still(stretches, isStateful: false));
        Assert.Equal(apart, history["loss"][0], 1e-12);
    }

    // A loss of rows takes each step by itself, also where a stream runs through them.
    [Fact]
    public void DistributionsOfEachStep()
    {
        const string Tags = "[LSTM(5, ReturnSequences = true)] [Dense(2, Activation.Softmax)]";
        INetwork<double> windows = CompiledNetwork.Of($"[Input(4, 2)] {Tags}").Double(),
            whole = CompiledNetwork.Of($"[Input(16, 2)] {Tags}").Double();
        float[] x = Values(32, 1),
            t = [.. Enumerable.Range(0, 16).SelectMany(i => new float[] { i % 3 == 0 ? 1 : 0, i % 3 == 0 ? 0 : 1 })];
        double expected = whole.Evaluate(new Dataset(x, t, [16, 2], [16, 2]), Loss.CategoricalCrossentropy).Loss;
        Assert.Equal(
            expected,
            new SequenceTrainer<double>(windows).Evaluate(new SequenceData(x, t, 2), Loss.CategoricalCrossentropy).Loss,
            1e-12
        );
    }

    [Fact]
    public void SeriesDoNotCarryIntoEachOther()
    {
        INetwork<double> whole = Of(8);
        float[] x = Values(32, 1),
            t = Values(32, 2);
        var data = new SequenceData([x[..16], x[16..]], [t[..16], t[16..]], 2);
        double expected = whole.Evaluate(new Dataset(x, t, [8, 2], [8, 2]), Loss.MeanSquaredError).Loss;
        Assert.Equal(expected, new SequenceTrainer<double>(Of(4)).Fit(data, Still(1))["loss"][0], 1e-12);
        Assert.Equal(expected, new SequenceTrainer<double>(Of(4)).Evaluate(data, Loss.MeanSquaredError).Loss, 1e-12);
    }

    // Back-propagation through time that is cut where windows meet is what the whole network does with TruncateAfter.
    [Fact]
    public void CarriedGradientIsTheTruncatedOne()
    {
        INetwork<double> windows = Of(4),
            whole = CompiledNetwork.Of("[Input(8, 2)] " + Layers.Replace("= true", "= true, TruncateAfter = 4")).Double();
        double[] x = Doubles(Values(3 * 16, 1)),
            t = Doubles(Values(3 * 16, 2)),
            expected = new double[Layout.Count(whole.Engine.Info)];
        whole.LossAndGradient(x, t, Loss.MeanSquaredError, expected);
        using TrainingSession<double> session = windows.Engine.Train(3);
        double[] first = Gradient(0),
            sum = [.. first.Zip(Gradient(1), (a, b) => (a + b) / 2)];
        Assert.Equal(expected, sum, Near);

        double[] Gradient(int window)
        {
            for (int row = 0; row < 3; row++)
            {
                x.AsSpan(row * 16 + window * 8, 8).CopyTo(session.Inputs(3)[(row * 8)..]);
                t.AsSpan(row * 16 + window * 8, 8).CopyTo(session.Targets(3, 8)[(row * 8)..]);
            }
            if (window > 0)
                session.CarryOn();
            session.LossAndGradient(3, Loss.MeanSquaredError, 8, 0);
            var gradient = new double[expected.Length];
            Layout.ToUser(windows.Engine.Info, session.Gradients, gradient);
            return gradient;
        }
    }

    [Fact]
    public void ValidationAndEvaluationRunThroughTheSeries()
    {
        INetwork<double> windows = Of(4);
        float[] x = Values(64, 1),
            t = Values(64, 2);
        var data = new SequenceData(x, t, 2);
        var options = new SequenceOptions
        {
            Loss = Loss.MeanSquaredError,
            Metrics = [Metric.MeanAbsoluteError],
            BatchSize = 2,
            Validation = data,
            Epochs = 2,
            Optimizer = new SGD(0.1f),
        };
        History history = new SequenceTrainer<double>(windows).Fit(data, options);
        Assert.True(history["loss"][1] < history["loss"][0]);
        INetwork<double> whole = Of(32);
        whole.SetWeights(windows.GetWeights());
        Evaluation expected = whole.Evaluate(new Dataset(x, t, [32, 2], [32, 2]), Loss.MeanSquaredError, [Metric.MeanAbsoluteError]);
        Assert.Equal(expected.Loss, history["val_loss"][1], 1e-12);
        Assert.Equal(expected[Metric.MeanAbsoluteError], history["val_mean_absolute_error"][1], 1e-12);
        Assert.Equal(expected.Loss, new SequenceTrainer<double>(windows).Evaluate(data, Loss.MeanSquaredError).Loss, 1e-12);
        Assert.Equal(
            windows.Evaluate(new Dataset(x, t, [4, 2], [4, 2]), Loss.MeanSquaredError).Loss,
            new SequenceTrainer<double>(windows).Evaluate(data, Loss.MeanSquaredError, stateful: false).Loss,
            1e-12
        );
    }

    [Fact]
    public void LastOutputOnly()
    {
        INetwork<double> windows = CompiledNetwork.Of("[Input(4, 1)] [LSTM(5)] [Dense(1)]").Double(),
            whole = CompiledNetwork.Of("[Input(8, 1)] [LSTM(5)] [Dense(1)]").Double();
        float[] x = Values(9, 1);
        double first = Error(windows, x[..4], x[4]),
            second = Error(whole, x[..8], x[8]);
        Assert.Equal((first + second) / 2, new SequenceTrainer<double>(windows).Fit(new SequenceData(x), Still(1))["loss"][0], 1e-12);
        Assert.Equal(
            (first + second) / 2,
            new SequenceTrainer<double>(windows).Evaluate(new SequenceData(x), Loss.MeanSquaredError).Loss,
            1e-12
        );

        static double Error(INetwork<double> network, float[] x, float target)
        {
            double[] y = new double[1];
            network.Predict(Doubles(x), y);
            return (y[0] - target) * (y[0] - target);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ThreadsDoNotChangeTheBits(bool isStateful)
    {
        float[] Trained(int threads, int seed)
        {
            INetwork<float> network = CompiledNetwork.Of(Words).Single();
            new SequenceTrainer<float>(network).Fit(
                new SequenceData(Tokens(500)),
                new SequenceOptions
                {
                    Loss = Loss.SparseCategoricalCrossentropy,
                    BatchSize = 8,
                    Epochs = 3,
                    Optimizer = new Adam(0.01f),
                    Seed = seed,
                    Stateful = isStateful,
                    MaxDegreeOfParallelism = threads,
                }
            );
            var parameters = new float[Layout.Count(network.Engine.Info)];
            network.CopyParametersTo(parameters);
            return parameters;
        }

        Assert.Equal(Trained(1, seed: 1), Trained(2, seed: 1));
        Assert.Equal(!isStateful, !Trained(1, seed: 1).SequenceEqual(Trained(1, seed: 2)));
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        var watch = new Watch();
        new SequenceTrainer<float>(CompiledNetwork.Of(Words).Single()).Fit(
            new SequenceData(Tokens(2_000)),
            new SequenceOptions
            {
                Loss = Loss.SparseCategoricalCrossentropy,
                BatchSize = 4,
                Callbacks = [watch],
            }
        );
        Assert.Equal(0, watch.Allocated);
    }

    // Each token follows from the one before, which windows of four steps show.
    [Fact]
    public void LearnsAndGenerates()
    {
        INetwork<float> network = CompiledNetwork.Of(Words).Single();
        var trainer = new SequenceTrainer<float>(network);
        float[] cycle = [.. Enumerable.Range(0, 400).Select(i => (float)(i * 5 % 6))];
        History history = trainer.Fit(
            new SequenceData(cycle),
            new SequenceOptions
            {
                Loss = Loss.SparseCategoricalCrossentropy,
                BatchSize = 4,
                Epochs = 20,
                Optimizer = new Adam(0.02f),
            }
        );
        Assert.True(history["loss"][^1] < 0.05, $"The loss is {history["loss"][^1]}.");
        Assert.Equal([3, 2, 1, 0, 5, 4, 3, 2], trainer.Generate([5, 4], 8, temperature: 0));
        Assert.Equal([3, 2, 1, 0, 5, 4, 3, 2], trainer.Generate([5, 4], 8, temperature: 1e-300));
    }

    [Fact]
    public void GenerationDependsOnItsSeed()
    {
        var trainer = new SequenceTrainer<float>(CompiledNetwork.Of(Words).Single());
        float[] one = trainer.Generate([1], 50, seed: 1);
        Assert.Equal(one, trainer.Generate([1], 50, seed: 1));
        Assert.NotEqual(one, trainer.Generate([1], 50, seed: 2));
        Assert.Equal(one[..20], trainer.Generate([1], 20, seed: 1));
        Assert.Empty(trainer.Generate([1], 0));
        Assert.All(one, token => Assert.InRange(token, 0, 5));
    }

    [Fact]
    public void OneHotClassesAreFedBackAsTheyCome()
    {
        var trainer = new SequenceTrainer<float>(
            CompiledNetwork.Of("[Input(4, 3)] [LSTM(5, ReturnSequences = true)] [Dense(3, Activation.Softmax)]").Single()
        );
        float[][] rows = [.. trainer.Generate([0, 1, 0], 20, seed: 1).Chunk(3)];
        Assert.Equal(20, rows.Length);
        Assert.All(rows, row => Assert.Equal([0, 0, 1], row.Order()));
        Assert.Equal(3, rows.Select(row => Array.IndexOf(row, 1f)).Distinct().Count());
    }

    [Fact]
    public void PredictionsAreFedBack()
    {
        INetwork<double> network = Of(4);
        double[] generated = new SequenceTrainer<double>(network).Generate([0.1, 0.2, 0.3, 0.4], 3),
            y = new double[2];
        using SequenceStream<double> stream = network.Engine.CreateStream();
        stream.Next([0.1, 0.2], y);
        stream.Next([0.3, 0.4], y);
        Assert.Equal(y, generated[..2]);
        stream.Next(y, y);
        Assert.Equal(y, generated[2..4]);
        stream.Next(y, y);
        Assert.Equal(y, generated[4..]);
    }

    [Theory]
    [InlineData("[Input(4, 2)] [LSTM(3, GoBackwards = true)]", "cannot go on from step to step")]
    [InlineData("[Input(4, 2)] [Dense(3)]", "cannot go on from step to step")]
    [InlineData("[Input(4, 2)] [LSTM(3, ReturnSequences = true)] [Flatten] [Dense(2)]", "cannot go on from step to step")]
    [InlineData(
        "[Input(4, 2)] [Masking] [LSTM(3, ReturnSequences = true)]",
        "has steps that may be padding, but a series has no padding: leave [Masking] and MaskZero out"
    )]
    [InlineData(
        "[Input(4, 2, Name = \"a\")] [Input(4, 2, Name = \"b\")] [LSTM(3, From = \"a\", Name = \"h\")] [LSTM(3, From = \"b\")] "
            + "[Add(\"h\")]",
        "has several inputs or outputs"
    )]
    [InlineData(
        "[Input(4, 2)] [LSTM(3, ReturnSequences = true, Name = \"h\")] [Dense(1, Name = \"y\")] [Output(\"h\", \"y\")]",
        "has several inputs or outputs"
    )]
    public void NetworksThatCannotGoOn(string declaration, string reason) =>
        Assert.Contains(
            $"Single {reason}",
            Assert.Throws<ArgumentException>(() => new SequenceTrainer<float>(CompiledNetwork.Of(declaration).Single())).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void BadDataIsNamedBeforeAnythingChanges()
    {
        INetwork<float> network = CompiledNetwork.Of(Words).Single();
        var trainer = new SequenceTrainer<float>(network);
        var before = new float[Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(before);
        float[] wrong = Tokens(100),
            tokens = Tokens(100);
        wrong[70] = 6;
        Says(
            "Series 0 of the training data, counting steps as samples: Sample 70 has 6 at position 0 of input 'input'; layer 'embedding' "
                + "takes whole numbers from 0 to 5.",
            wrong
        );
        Says("The targets of series 0 of the training data, counting steps as samples: Target 0 of sample 70 is 6;", tokens, wrong);
        Says("The training data has 2 values for each step, but a step of Single takes 1.", tokens, features: 2);
        Says(
            "sparse_categorical_crossentropy behind Single needs 1 target values for each step, but the training data has 2.",
            tokens,
            [.. tokens, .. tokens]
        );
        Says(
            "Series 0 of the training data has 100 steps, but 32 stretches (BatchSize) of a window of 4 steps need 128, and one more "
                + "that is the last one's target.",
            tokens,
            batchSize: 32
        );
        Assert.Contains(
            "SequenceOptions.Epochs must be at least 1, not 0",
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                    trainer.Fit(new SequenceData(tokens), new SequenceOptions { Loss = Loss.SparseCategoricalCrossentropy, Epochs = 0 })
                )
                .Message
        );
        Assert.Contains(
            "Series 0 of the evaluation data has 4 steps, but a window of 4 steps needs 4, and one more",
            Assert
                .Throws<ArgumentException>(() => trainer.Evaluate(new SequenceData(Tokens(4)), Loss.SparseCategoricalCrossentropy))
                .Message
        );
        var after = new float[before.Length];
        network.CopyParametersTo(after);
        Assert.Equal(before, after);

        void Says(string text, float[] series, float[]? targets = null, int features = 1, int batchSize = 2) =>
            Assert.Contains(
                text,
                Assert
                    .Throws<ArgumentException>(() =>
                        trainer.Fit(
                            new SequenceData([series], targets is null ? null : [targets], features),
                            new SequenceOptions { Loss = Loss.SparseCategoricalCrossentropy, BatchSize = batchSize }
                        )
                    )
                    .Message
            );
    }

    [Fact]
    public void BadPromptsAreNamed()
    {
        var trainer = new SequenceTrainer<float>(CompiledNetwork.Of(Words).Single());
        Says("one step or more of 1 values; 0 values are not", () => trainer.Generate([], 3));
        Says("The prompt, counting steps as samples: Sample 1 has -1 at position 0 of input 'input'", () => trainer.Generate([1, -1], 3));
        Says("The prompt has NaN in step 1", () => trainer.Generate([1, float.NaN], 3));
        Says("The temperature is -1", () => trainer.Generate([1], 3, temperature: -1));
        Says("The temperature is NaN", () => trainer.Generate([1], 3, temperature: double.NaN));
        Says("count", () => trainer.Generate([1], -1));
        var other = new SequenceTrainer<float>(CompiledNetwork.Of("[Input(4, 2)] [LSTM(3, ReturnSequences = true)]").Single());
        Says("A step of Single takes 2 values, so that the 3 that it gives cannot be what it takes next.", () => other.Generate([1, 2], 3));
        Says("one step or more of 2 values; 3 values are not", () => other.Generate([1, 2, 3], 3));

        static void Says(string text, Action action) => Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(action).Message);
    }

    private static INetwork<double> Of(int steps) => CompiledNetwork.Of($"[Input({steps}, 2)] {Layers}").Double();

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;

    private static SequenceOptions Still(int stretches, int epochs = 1, bool isStateful = true) =>
        new()
        {
            Loss = Loss.MeanSquaredError,
            BatchSize = stretches,
            Epochs = epochs,
            Optimizer = new SGD(0),
            Stateful = isStateful,
        };

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }

    private static float[] Tokens(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(6))];
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, x => (double)x);

    /// <summary>Bytes that the second half of the steps allocated.</summary>
    private sealed class Watch : Callback
    {
        private long _before;

        public long Allocated { get; private set; }

        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Batch == context.Batches / 2)
                _before = GC.GetAllocatedBytesForCurrentThread();
            Allocated = GC.GetAllocatedBytesForCurrentThread() - _before;
        }
    }
}

using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>A loss, a weight and metrics for each of several outputs.</summary>
public class OutputLossTests
{
    private const string Heads =
        "[Input(4)] [Dense(6, Activation.Tanh, Name = \"h\")] [Dense(3, Activation.Softmax, Name = \"kind\")] "
        + "[Dense(2, Name = \"place\", From = \"h\")] [Output(\"kind\", \"place\")]";
    private const string Many =
        "[Input(3, 2)] [GRU(4, ReturnSequences = true, Name = \"h\")] [Dense(3, Activation.Softmax, Name = \"steps\")] "
        + "[Dense(1, Activation.Sigmoid, From = \"h\", Name = \"flags\")] [GRU(3, From = \"h\", Name = \"last\")] "
        + "[Dense(20, Activation.Softmax, Name = \"word\")] "
        + "[Dense(3, Activation.Softplus, From = \"last\", Name = \"rate\")] "
        + "[MixtureDensity(2, Dimensions = 2, From = \"last\", Name = \"mixture\")] "
        + "[Output(\"steps\", \"flags\", \"word\", \"rate\", \"mixture\")]";

    private static readonly Dictionary<string, Loss> s_losses = new()
    {
        ["place"] = Loss.MeanSquaredError,
        ["kind"] = Loss.SparseCategoricalCrossentropy,
    };

    private static readonly Dictionary<string, float> s_weights = new() { ["place"] = 0.25f };

    [Fact]
    public void LossAndGradientAreThoseOfPyTorch()
    {
        var fixture = new Fixture("heads");
        double[] parameters = fixture["parameters"],
            moved = new double[parameters.Length],
            gradient = fixture["gradient"];
        INetwork<double> net = CompiledNetwork.Of(Heads).Double();
        net.SetParameters(parameters);
        using var trainer = new Trainer<double>(net, s_losses, new SGD(1), 7, lossWeights: s_weights);
        Assert.Equal(fixture["loss"][0], trainer.Step(fixture["input"], fixture["target"], fixture["sample_weight"]), 1e-12);
        net.CopyParametersTo(moved);
        for (int i = 0; i < gradient.Length; i++)
            Assert.Equal(gradient[i], parameters[i] - moved[i], 1e-12);

        net.SetParameters(parameters);
        Dataset data = new Dataset(fixture["input"], fixture["target"], [4], [3]).WithSampleWeights([
            .. fixture["sample_weight"].Select(w => (float)w),
        ]);
        Evaluation scores = net.Evaluate(data, s_losses, lossWeights: s_weights, batchSize: 3);
        Assert.Equal(fixture["loss"][0], scores.Loss, 1e-6);
        Assert.Equal(fixture["kind_loss"][0], scores["kind_loss"], 1e-6);
        Assert.Equal(fixture["place_loss"][0], scores["place_loss"], 1e-6);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(200, false)]
    public void GradientIsTheDerivative(int n, bool weighted)
    {
        INetwork<double> net = CompiledNetwork.Of(Many).Double();
        ProgramInfo info = net.Engine.Info;
        Loss loss = OutputLosses.Of(
            info,
            new Dictionary<string, Loss>
            {
                ["steps"] = Loss.SparseCategoricalCrossentropy,
                ["flags"] = Loss.BinaryCrossentropy,
                ["word"] = new CategoricalCrossentropy(labelSmoothing: 0.1f),
                ["rate"] = new OfUsers(),
                ["mixture"] = Loss.MixtureNegativeLogLikelihood,
            },
            new Dictionary<string, float> { ["flags"] = 3, ["rate"] = 0.5f }
        );
        var random = new Random(1);
        double[] inputs = Draw(random, n * info.InputLength),
            targets = [.. Enumerable.Range(0, n).SelectMany(_ => Target(random))],
            weights = [.. Enumerable.Range(0, n).Select(i => i == 1 ? 0 : 2 * random.NextDouble())],
            parameters = new double[Layout.Count(info)],
            gradient = new double[parameters.Length];
        // A large batch goes through in pieces; of its many parameters some will do.
        int[] some = [.. Enumerable.Range(0, parameters.Length).Where(i => n < 100 || i % 11 == 0)];
        using TrainingSession<double> session = net.Engine.Session(inputs, targets, loss, out _, out int length);
        Assert.Equal(3 + 3 + 20 + 3 + 2, length);
        if (weighted)
        {
            session.WeightLength = 1;
            weights.CopyTo(session.Weights(n));
        }
        session.LossAndGradient(n, loss, length, 0);
        Layout.ToUser(info, session.Gradients, gradient);
        net.CopyParametersTo(parameters);
        double[] numeric = Array.ConvertAll(some, i => (Value(i, 1e-5) - Value(i, -1e-5)) / 2e-5);
        double error = Check.RelativeError(Array.ConvertAll(some, i => gradient[i]), numeric);
        Assert.True(error < 1e-6, $"Off by {error:e1}.");

        double Value(int at, double step)
        {
            double[] aside = [.. parameters];
            aside[at] += step;
            net.SetParameters(aside);
            double value = session.LossAndGradient(n, loss, length, 0);
            net.SetParameters(parameters);
            return value;
        }
    }

    // Every kind of end, in one sample and in many: what each output would be alone.
    [Fact]
    public void PredictionsAreThoseOfTheInterpreter() => Check.Network(Many);

    // An entropy of probabilities would be cut off at 1e-7, where its slope is 0.
    [Fact]
    public void EntropiesOfOneOutputAreExactFromItsLogits()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        IReadOnlyList<NamedTensor<float>> weights = net.GetWeights();
        net.SetWeights([.. weights.Select(w => w.Name == "kind.bias" ? w with { Values = [50, 0, 0] } : w)]);
        using var trainer = new Trainer<float>(net, s_losses, new SGD(1), 1);
        Assert.InRange(trainer.Step([0, 0, 0, 0], [2, 0, 0]), 49, 51);
        Assert.Equal(49, net.GetWeights().Single(w => w.Name == "kind.bias").Values[0], 0.01f);
    }

    [Fact]
    public void HistoryHasKerasKeys()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        Dataset data = Data(20);
        var options = new FitOptions
        {
            Losses = { ["kind"] = Loss.SparseCategoricalCrossentropy, ["place"] = Loss.MeanSquaredError },
            LossWeights = { ["place"] = 0.25f },
            MetricsOf = { ["kind"] = [Metric.SparseCategoricalAccuracy], ["place"] = [Metric.MeanAbsoluteError, Metric.R2Score] },
            Validation = data,
            Optimizer = new SGD(0),
            BatchSize = 8,
            Callbacks = [new EarlyStopping(monitor: "val_kind_loss")],
        };
        IReadOnlyDictionary<string, double> logs = net.Fit(data, options).Epochs[0];
        string[] keys =
        [
            "loss",
            "kind_loss",
            "place_loss",
            "kind_sparse_categorical_accuracy",
            "place_mean_absolute_error",
            "place_r2_score",
        ];
        Assert.Equal(keys.Concat(keys.Select(key => "val_" + key)), logs.Keys);
        Assert.Equal(logs["kind_loss"] + 0.25 * logs["place_loss"], logs["loss"], 1e-6);
        Evaluation scores = net.Evaluate(data, s_losses, options.MetricsOf, s_weights);
        Assert.All(keys, key => Assert.Equal(logs["val_" + key], scores[key], 1e-6));

        // By hand, from what it predicts.
        var y = new float[5];
        double entropy = 0,
            square = 0,
            right = 0,
            distance = 0;
        float[] x = new float[4],
            t = new float[3];
        for (int i = 0; i < data.Count; i++)
        {
            data.CopyInputTo(i, x);
            data.CopyTargetTo(i, t);
            net.Predict(x, y);
            entropy -= Math.Log(y[(int)t[0]]) / data.Count;
            right += (y[(int)t[0]] == y[..3].Max() ? 1.0 : 0) / data.Count;
            square += (Math.Pow(y[3] - t[1], 2) + Math.Pow(y[4] - t[2], 2)) / 2 / data.Count;
            distance += (Math.Abs(y[3] - t[1]) + Math.Abs(y[4] - t[2])) / 2 / data.Count;
        }
        Assert.Equal(entropy, scores["kind_loss"], 1e-5);
        Assert.Equal(square, scores["place_loss"], 1e-5);
        Assert.Equal(right, scores["kind_sparse_categorical_accuracy"], 1e-6);
        Assert.Equal(distance, scores["place_mean_absolute_error"], 1e-5);
    }

    [Fact]
    public void WeightedMetricsOfOutputsHaveKerasKeys()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        float[] weights = [.. Enumerable.Range(0, 20).Select(i => i % 4f)];
        Dataset data = Data(20).WithSampleWeights(weights);
        var options = new FitOptions
        {
            Losses = { ["kind"] = Loss.SparseCategoricalCrossentropy, ["place"] = Loss.MeanSquaredError },
            MetricsOf = { ["kind"] = [Metric.SparseCategoricalAccuracy] },
            WeightedMetricsOf = { ["place"] = [Metric.MeanAbsoluteError], ["kind"] = [Metric.SparseCategoricalAccuracy] },
            Validation = data,
            Optimizer = new SGD(0),
            BatchSize = 8,
        };
        IReadOnlyDictionary<string, double> logs = net.Fit(data, options).Epochs[0];
        string[] keys =
        [
            "loss",
            "kind_loss",
            "place_loss",
            "kind_sparse_categorical_accuracy",
            "kind_weighted_sparse_categorical_accuracy",
            "place_mean_absolute_error",
        ];
        Assert.Equal(keys.Concat(keys.Select(key => "val_" + key)), logs.Keys);
        Evaluation scores = net.Evaluate(data, s_losses, options.MetricsOf, weightedMetricsOf: options.WeightedMetricsOf);
        Assert.All(keys[3..], key => Assert.Equal(logs["val_" + key], scores[key], 1e-6));

        var y = new float[5];
        double right = 0,
            distance = 0;
        float[] x = new float[4],
            t = new float[3];
        for (int i = 0; i < data.Count; i++)
        {
            data.CopyInputTo(i, x);
            data.CopyTargetTo(i, t);
            net.Predict(x, y);
            right += weights[i] / weights.Sum() * (y[(int)t[0]] == y[..3].Max() ? 1.0 : 0);
            distance += weights[i] / weights.Sum() * (Math.Abs(y[3] - t[1]) + Math.Abs(y[4] - t[2])) / 2;
        }
        Assert.Equal(right, scores["kind_weighted_sparse_categorical_accuracy"], 1e-6);
        Assert.Equal(distance, scores["place_mean_absolute_error"], 1e-5);
        Assert.Contains(
            "WeightedMetricsOf names 'x'",
            Assert.Throws<ArgumentException>(() => net.Fit(data, new() { Losses = s_losses, WeightedMetricsOf = { ["x"] = [] } })).Message
        );
    }

    [Fact]
    public void OneLossOfAllOutputsHasMetricsOfEach()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        var data = new Dataset(new float[8], [1, 0, 0, 2, 3, 0, 1, 0, 2, 3], [4], [5]);
        History history = net.Fit(
            data,
            new FitOptions { Loss = Loss.MeanSquaredError, MetricsOf = { ["kind"] = [Metric.CategoricalAccuracy] } }
        );
        Assert.Equal(["loss", "kind_categorical_accuracy"], history.Epochs[0].Keys);
    }

    [Fact]
    public void AnOutputOfWeightZeroIsNotTrained()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        float[] before = net.GetWeights().Single(w => w.Name == "place.kernel").Values;
        History history = net.Fit(
            Data(20),
            new FitOptions
            {
                Losses = s_losses,
                LossWeights = { ["place"] = 0 },
                Epochs = 2,
            }
        );
        Assert.Equal(before, net.GetWeights().Single(w => w.Name == "place.kernel").Values);
        Assert.Equal(history["loss"], history["kind_loss"]);
        Assert.True(history["place_loss"][0] > 0);
    }

    [Fact]
    public void TwoHeadsLearnBoth()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        Dataset data = Data(200);
        net.Fit(
            data,
            new FitOptions
            {
                Losses = s_losses,
                Epochs = 200,
                Optimizer = new Adam(0.02f),
                MaxDegreeOfParallelism = 2,
            }
        );
        Evaluation scores = net.Evaluate(
            data,
            s_losses,
            new Dictionary<string, IReadOnlyList<Metric>> { ["kind"] = [Metric.SparseCategoricalAccuracy] }
        );
        Assert.True(scores["kind_sparse_categorical_accuracy"] > 0.95, scores.ToString());
        Assert.True(scores["place_loss"] < 0.02, scores.ToString());
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        using var trainer = new Trainer<float>(net, s_losses, new Adam(), 4, threads: 2);
        float[] x = new float[16],
            t = new float[12];
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedBeforeTheFirstStep()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single(),
            single = CompiledNetwork.Of("[Input(4)] [Dense(2)]").Single();
        Dataset data = Data(8);
        Says(Fit(new() { Losses = { ["kind"] = Loss.SparseCategoricalCrossentropy } }), "Losses has none for 'place'");
        Says(
            Fit(new() { Losses = new(s_losses) { ["colour"] = Loss.MeanSquaredError } }),
            "Losses names 'colour', but the outputs of Single are 'kind', 'place'."
        );
        Says(Fit(new() { Losses = s_losses, LossWeights = { ["h"] = 1 } }), "LossWeights names 'h', but the outputs");
        Says(Fit(new() { Losses = s_losses, LossWeights = { ["kind"] = -1 } }), "LossWeights has -1 for 'kind'");
        Says(Fit(new() { Losses = s_losses, LossWeights = { ["kind"] = float.NaN } }), "LossWeights has NaN for 'kind'");
        Says(Fit(new() { Losses = s_losses, MetricsOf = { ["x"] = [] } }), "MetricsOf names 'x'");
        Says(Fit(new() { Losses = s_losses, MetricsOf = { ["kind"] = [Metric.R2Score] } }), "r2_score needs 3 target values");
        Says(
            Fit(new() { Losses = new(s_losses) { ["place"] = Loss.BinaryCrossentropy } }),
            "each of the 2 outputs of 'place' of Single may be any number"
        );
        Says(
            Fit(new() { Loss = Loss.MeanSquaredError, Losses = s_losses }),
            "has both a Loss, mean_squared_error, and Losses of 'place', 'kind'"
        );
        Says(Fit(new() { Loss = Loss.MeanSquaredError, LossWeights = s_weights }), "there are no Losses");
        Says(Fit(new()), "FitOptions.Loss must not be null");
        Says(Fit(new() { Losses = s_losses, ClassWeights = { [1] = 2 } }), "are for the classes of one output");
        Says(
            () => single.Fit(data, new FitOptions { Losses = { ["dense"] = Loss.MeanSquaredError } }),
            "Losses is for networks of several outputs, but Single has one. Set Loss instead"
        );
        Says(() => net.Evaluate(data, new Dictionary<string, Loss>()), "Losses has none for 'kind', 'place'");
        Says(
            () => net.Fit(new Dataset(new float[4], [3, 0, 0], [4], [3]), new FitOptions { Losses = s_losses }),
            "Output 'kind' of Single: Target 0 of sample 0 is 3;"
        );

        Action Fit(FitOptions options) => () => net.Fit(data, options);

        static void Says(Action action, string message) => Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message);
    }

    private static Dataset Data(int count)
    {
        var random = new Random(4);
        float[] x = [.. Draw(random, 4 * count).Select(v => (float)v)];
        return new Dataset(
            x,
            [
                .. Enumerable
                    .Range(0, count)
                    .SelectMany(i =>
                        new[]
                        {
                            x[4 * i] > 0.3f ? 2
                            : x[4 * i] < -0.3f ? 0f
                            : 1,
                            x[4 * i + 1],
                            x[4 * i + 2],
                        }
                    ),
            ],
            [4],
            [3]
        );
    }

    private static double[] Target(Random random)
    {
        var word = new double[20];
        word[random.Next(20)] = 1;
        return
        [
            .. Enumerable.Range(0, 3).Select(_ => (double)random.Next(3)),
            .. Enumerable.Range(0, 3).Select(_ => random.NextDouble()),
            .. word,
            .. Draw(random, 5),
        ];
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];

    private sealed class OfUsers : Loss
    {
        public override string Name => "of_users";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            T sum = T.Zero;
            for (int i = 0; i < output.Length; i++)
            {
                T d = output[i] - target[i];
                sum += d * d * d * d;
                gradient[i] = T.CreateChecked(4) * d * d * d;
            }
            return sum;
        }
    }
}

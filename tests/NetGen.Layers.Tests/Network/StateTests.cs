using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Weights that are saved but are no parameters: where they appear, and what changes them.</summary>
public class StateTests
{
    private const string Small =
        "[Input(3)] [Dense(4)] [BatchNormalization] [Activation(Activation.Tanh)] [BatchNormalization(Momentum = 0.5)] [Dense(2)]";

    /// <summary>The moments of the data itself, whatever the parameters are.</summary>
    private const string OfTheInput = "[Input(3)] [BatchNormalization(Momentum = 0.9)] [VirtualBatchNormalization] [Dense(2)]";

    [Fact]
    public void TheyStandBehindTheParametersOfTheirLayer()
    {
        CompiledNetwork compiled = CompiledNetwork.Of(Small);
        INetwork<float> network = compiled.Single();
        string[] normal = ["gamma", "beta", "moving_mean", "moving_variance"];
        Assert.Equal(
            [
                "dense.kernel",
                "dense.bias",
                .. normal.Select(n => "batch_normalization." + n),
                .. normal.Select(n => "batch_normalization_1." + n),
                "dense_1.kernel",
                "dense_1.bias",
            ],
            network.GetWeights().Select(w => w.Name)
        );
        Assert.All(
            network.GetWeights().Where(w => w.Name.EndsWith("moving_variance", StringComparison.Ordinal)),
            w => Assert.Equal([1, 1, 1, 1], w.Values)
        );
        Assert.Equal(3 * 4 + 4 + 8 + 8 + 4 * 2 + 2, compiled.Constant<int>("ParameterCount"));
        Assert.Matches(@"\nbatch_normalization \(BatchNormalization\) +\(None, 4\) +16\n", compiled.Constant<string>("Summary"));
        Assert.EndsWith(
            "Total params: 58 (232 B)\nTrainable params: 42 (168 B)\nNon-trainable params: 16 (64 B)",
            compiled.Constant<string>("Summary")
        );
    }

    [Fact]
    public void ParametersAreSetWithoutThem()
    {
        INetwork<double> network = CompiledNetwork.Of(Small).Double();
        double[] parameters = [.. Enumerable.Range(1, 42).Select(i => (double)i)],
            copy = new double[42];
        network.SetParameters(parameters);
        network.CopyParametersTo(copy);
        Assert.Equal(parameters, copy);
        Assert.Equal(
            [0, 0, 0, 0, 1, 1, 1, 1],
            network
                .GetWeights()
                .Where(w => w.Name.StartsWith("batch_normalization.moving", StringComparison.Ordinal))
                .SelectMany(w => w.Values)
        );
        Assert.Throws<ArgumentException>(() => network.SetParameters(new double[58]));
    }

    [Fact]
    public void TheyAreSavedAndLoaded()
    {
        INetwork<float> network = Trained(Small, seed: 1),
            other = CompiledNetwork.Of(Small).Single(seed: 2);
        Assert.NotEqual(0, Weight(network, "batch_normalization.moving_mean")[0]);
        using var file = new MemoryStream();
        network.Save(file);
        file.Position = 0;
        other.Load(file);
        Assert.Equal(All(network), All(other));
        Assert.Equal(Predicted(network), Predicted(other));
    }

    [Fact]
    public void OnlyTrainingStepsChangeThem()
    {
        INetwork<float> network = Trained(Small, seed: 1);
        float[] before = All(network),
            y = Predicted(network);
        network.LossAndGradient(Inputs(5), new float[10], Loss.MeanSquaredError, new float[42]);
        network.Evaluate(Data(20), Loss.MeanSquaredError);
        Assert.Equal(before, All(network));
        Assert.Equal(y, Predicted(network));
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(0), 5);
        trainer.Step(Inputs(5), new float[10]);
        string[] changed =
        [
            .. network
                .GetWeights()
                .Where((w, i) => !w.Values.SequenceEqual(before.Skip(Start(network, i)).Take(w.Values.Length)))
                .Select(w => w.Name),
        ];
        Assert.Equal(
            [
                "batch_normalization.moving_mean",
                "batch_normalization.moving_variance",
                "batch_normalization_1.moving_mean",
                "batch_normalization_1.moving_variance",
            ],
            changed
        );
    }

    [Fact]
    public void AStepThatDivergesLeavesThem()
    {
        INetwork<float> network = Trained(Small, seed: 1);
        float[] before = All(network);
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(), 2);
        Assert.Throws<ArithmeticException>(() => trainer.Step([1, 2, 3, 4, 5, 6], [float.MaxValue, 0, 0, 0]));
        Assert.Equal(before, All(network));
    }

    // Three epochs of batches of 8, 8 and 4 samples, in order.
    [Fact]
    public void AveragesAreThoseOfTheBatches()
    {
        INetwork<float> network = CompiledNetwork.Of(OfTheInput).Single();
        network.Fit(
            Data(20),
            new FitOptions
            {
                Epochs = 3,
                BatchSize = 8,
                Shuffle = false,
                Loss = Loss.MeanSquaredError,
                Optimizer = new Adam(0.01f),
            }
        );
        float[] x = Inputs(20);
        for (int feature = 0; feature < 3; feature++)
        {
            double movingMean = 0,
                movingVariance = 1;
            for (int step = 0; step < 9; step++)
            {
                (double mean, double variance) = Moments(x, feature, step % 3 * 8, step % 3 == 2 ? 4 : 8);
                movingMean = 0.9 * movingMean + 0.1 * mean;
                movingVariance = 0.9 * movingVariance + 0.1 * variance;
            }
            Assert.Equal(movingMean, Weight(network, "batch_normalization.moving_mean")[feature], 1e-6);
            Assert.Equal(movingVariance, Weight(network, "batch_normalization.moving_variance")[feature], 1e-6);
        }
    }

    [Fact]
    public void TheFirstBatchIsTheReference()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(3)] [VirtualBatchNormalization] [Dense(3, UseBias = false)]").Double();
        network.SetParameters([1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
        double[] x = Array.ConvertAll(Inputs(20), v => (double)v),
            y = new double[3],
            all = new double[60];
        network.Predict(x.AsSpan(0, 3), y);
        for (int feature = 0; feature < 3; feature++)
            Assert.Equal(x[feature] / Math.Sqrt(1 + 1e-3), y[feature], 1e-12);

        using (var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0), 20))
        {
            trainer.Step(x.AsSpan(0, 8 * 3), new double[8 * 3]);
            trainer.Step(x, new double[60]);
        }
        Assert.Equal([8], network.GetWeights().Single(w => w.Name == "virtual_batch_normalization.reference_size").Values);
        network.Predict(x, all);
        for (int sample = 0; sample < 20; sample++)
        {
            network.Predict(x.AsSpan(sample * 3, 3), y);
            for (int feature = 0; feature < 3; feature++)
            {
                // The first eight samples and this one.
                double[] joined = [.. Enumerable.Range(0, 8).Append(sample).Select(i => x[i * 3 + feature])];
                double mean = joined.Average(),
                    variance = joined.Sum(v => (v - mean) * (v - mean)) / 9;
                Assert.Equal((x[sample * 3 + feature] - mean) / Math.Sqrt(variance + 1e-3), y[feature], 1e-12);
                Assert.Equal(y[feature], all[sample * 3 + feature], 1e-12);
            }
        }
    }

    [Fact]
    public void PartsShareThem()
    {
        INetwork<float> whole = CompiledNetwork
            .Of(
                "[Input(6)] [Dense(6)] [BatchNormalization] [Activation(Activation.ReLU)] [Subnetwork(typeof(Normal))] "
                    + "[BatchNormalization] [Activation(Activation.ReLU)] [Subnetwork(typeof(Normal), Name = \"second\")]"
            )
            .Single();
        INetwork<float> part = Part(whole, "Normal"),
            second = Part(whole, "Second");
        void Same()
        {
            foreach ((INetwork<float> network, string name) in new[] { (part, "normal."), (second, "second.") })
            foreach (NamedTensor<float> weight in network.GetWeights())
                Assert.Equal(weight.Values, Weight(whole, name + weight.Name));
        }

        Same();
        using (var trainer = new Trainer<float>(whole, Loss.MeanSquaredError, new SGD(0.1f), 4))
            trainer.Step(Inputs(8), new float[24]);
        float[] mean = Weight(part, "batch_normalization.moving_mean");
        Assert.DoesNotContain(0, mean);
        Assert.NotEqual(mean, Weight(second, "batch_normalization.moving_mean"));
        Same();

        float[] others = All(second);
        using (var trainer = new Trainer<float>(part, Loss.MeanSquaredError, new SGD(0.1f), 4))
            trainer.Step(Inputs(8), new float[24]);
        Assert.NotEqual(mean, Weight(part, "batch_normalization.moving_mean"));
        Assert.Equal(others, All(second));
        Same();

        whole.SetWeights([.. whole.GetWeights().Select((w, i) => w with { Values = [.. w.Values.Select((_, j) => i + j + 1f)] })]);
        Same();
    }

    // The other process sees the same samples, so that every mean is what this process has.
    [Fact]
    public void ProcessesAverageThem()
    {
        INetwork<float> alone = CompiledNetwork.Of(Small).Single(),
            together = CompiledNetwork.Of(Small).Single();
        using (var trainer = new Trainer<float>(alone, Loss.MeanSquaredError, new SGD(), 8))
            trainer.Step(Inputs(8), new float[16]);
        using (var trainer = new Trainer<float>(together, Loss.MeanSquaredError, new SGD(), 8, allReduce: new Twice()))
            trainer.Step(Inputs(8), new float[16]);
        Assert.Equal(All(alone), All(together));
    }

    private static INetwork<float> Trained(string declaration, int seed)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single(seed);
        network.Fit(
            Data(20),
            new FitOptions
            {
                Epochs = 3,
                BatchSize = 8,
                Loss = Loss.MeanSquaredError,
                Optimizer = new Adam(0.01f),
            }
        );
        return network;
    }

    private static INetwork<float> Part(INetwork<float> whole, string property) =>
        (INetwork<float>)whole.GetType().GetProperty(property)!.GetValue(whole)!;

    private static Dataset Data(int n) => new(Inputs(n), new float[n * 2], [3], [2]);

    private static float[] Inputs(int n)
    {
        var random = new System.Random(1);
        return [.. Enumerable.Range(0, n * 3).Select(i => i % 3 + (1 + i % 3) * random.NextSingle())];
    }

    private static (double Mean, double Variance) Moments(float[] x, int feature, int start, int count)
    {
        double[] values = [.. Enumerable.Range(start, count).Select(i => (double)x[i * 3 + feature])];
        return (values.Average(), values.Sum(v => (v - values.Average()) * (v - values.Average())) / count);
    }

    private static float[] Predicted(INetwork<float> network)
    {
        var y = new float[7 * network.Engine.Info.OutputLength];
        network.Predict(Inputs(7), y);
        return y;
    }

    private static float[] Weight(INetwork<float> network, string name) => network.GetWeights().Single(w => w.Name == name).Values;

    private static float[] All(INetwork<float> network) => [.. network.GetWeights().SelectMany(w => w.Values)];

    private static int Start(INetwork<float> network, int weight) => network.GetWeights().Take(weight).Sum(w => w.Values.Length);

    private sealed class Twice : IAllReduce
    {
        public int Rank => 0;

        public int Size => 2;

        public void Sum(Span<float> values)
        {
            foreach (ref float value in values)
                value *= 2;
        }
    }
}

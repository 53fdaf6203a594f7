using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>What layers learn from data before training.</summary>
public class AdaptationTests
{
    private const string Moments = "[Input(3)] [Normalization] [Dense(2)]";

    [Fact]
    public void MomentsAreThoseOfTheData()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 3 * 700).Select(i => i % 3 == 2 ? 7 : 1e6 * (i % 3) + (1 + i % 3) * random.NextDouble())];
        INetwork<double> net = CompiledNetwork.Of("[Input(3)] [Normalization]").Double();
        net.Adapt(new Dataset(x, new double[700], [3], [1]));
        double[] mean = Weight(net, "normalization.mean"),
            variance = Weight(net, "normalization.variance"),
            y = new double[x.Length];
        for (int k = 0; k < 3; k++)
        {
            double[] column = [.. x.Where((_, i) => i % 3 == k)];
            Assert.Equal(column.Average(), mean[k], 1e-6);
            Assert.Equal(column.Average(v => (v - column.Average()) * (v - column.Average())), variance[k], 1e-6);
        }
        Assert.Equal([700.0], Weight(net, "normalization.count"));
        net.Predict(x, y);
        Assert.Equal(0, y.Where((_, i) => i % 3 == 1).Average(), 1e-6);
        Assert.Equal(1, y.Where((_, i) => i % 3 == 1).Average(v => v * v), 1e-6);
        Assert.All(y.Where((_, i) => i % 3 == 2), v => Assert.Equal(0, v));
    }

    /// <summary>numpy.quantile([3, 1, 2, 5, 4, 6, 8, 7], [0.25, 0.5, 0.75]).</summary>
    [Fact]
    public void BinsHaveAsManyValues()
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(2)] [Discretization(4)]").Double();
        net.Adapt(new Dataset([3.0, 1, 2, 5, 4, 6, 8, 7], new double[4], [2], [1]));
        Assert.Equal([2.75, 4.5, 6.25], Weight(net, "discretization.bin_boundaries"));
        double[] y = new double[4];
        net.Predict([2.74, 2.75, 100, -3], y);
        Assert.Equal([0.0, 1, 3, 0], y);
    }

    /// <summary>Without it a network would train on numbers that mean nothing; each way to compute anything is refused, and nothing has
    /// changed.</summary>
    [Fact]
    public void WithoutItNothingIsComputed()
    {
        INetwork<float> net = CompiledNetwork.Of(Moments).Unlearned();
        float[][] before = [.. net.GetWeights().Select(w => w.Values)];
        var data = new Dataset(new float[6], new float[4], [3], [2]);
        Action[] ways =
        [
            () => net.Predict(new float[3], new float[2]),
            () => net.LossAndGradient(new float[3], new float[2], Loss.MeanSquaredError, new float[8]),
            () => net.Fit(data, new FitOptions { Loss = Loss.MeanSquaredError }),
            () => net.Evaluate(data, Loss.MeanSquaredError),
            () =>
            {
                using var trainer = new Trainer<float>(net, Loss.MeanSquaredError, new SGD(), 2);
                trainer.Step(new float[6], new float[4]);
            },
        ];
        foreach (Action way in ways)
            Assert.Equal(
                "Layer 'normalization' of Single learns from data before training, and has not yet. Call Adapt with the training set, or "
                    + "load weights of a network that has learned.",
                Assert.Throws<InvalidOperationException>(way).Message
            );
        Assert.Equal(before, net.GetWeights().Select(w => w.Values));

        INetwork<float> stream = CompiledNetwork.Of("[Input(4, 3)] [Normalization] [LSTM(2)]").Unlearned();
        Assert.Contains(
            "has not yet",
            Assert.Throws<InvalidOperationException>(() => stream.Engine.CreateStream()).Message,
            StringComparison.Ordinal
        );
        INetwork<float> part = CompiledNetwork
            .Of("[Input(3)] [Dense(2)] [Normalization(Mean = new[] { 0.0 }, Variance = new[] { 1.0 })]")
            .Unlearned();
        part.Predict(new float[3], new float[2]);
    }

    [Fact]
    public void TrainingAndFilesKeepIt()
    {
        INetwork<float> net = CompiledNetwork.Of(Moments).Unlearned(),
            other = CompiledNetwork.Of(Moments).Unlearned();
        var random = new Random(2);
        var data = new Dataset([.. Enumerable.Range(0, 60).Select(_ => random.NextSingle())], new float[40], [3], [2]);
        net.Adapt(data);
        float[] mean = Values(net, "normalization.mean"),
            kernel = Values(net, "dense.kernel");
        net.Fit(data, new FitOptions { Loss = Loss.MeanSquaredError, Epochs = 2 });
        Assert.Equal(mean, Values(net, "normalization.mean"));
        Assert.NotEqual(kernel, Values(net, "dense.kernel"));
        using var file = new MemoryStream();
        net.Save(file);
        file.Position = 0;
        other.Load(file);
        float[] y = new float[2],
            expected = new float[2];
        net.Predict([1, 2, 3], expected);
        other.Predict([1, 2, 3], y);
        Assert.Equal(expected, y);
        Assert.Equal(8, net.Layers.Sum(layer => layer.TrainableParameterCount));
    }

    [Fact]
    public void DataThatTeachNothingAreRefused()
    {
        INetwork<float> net = CompiledNetwork.Of(Moments).Unlearned();
        void Refuses(string message, INetwork<float> network, IDataSource data) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => network.Adapt(data)).Message, StringComparison.Ordinal);
        Refuses(
            "Sample 1 has NaN at position 2 of input 'input', from which layer 'normalization' is to learn.",
            net,
            new Unchecked([0, 0, 0, 0, 0, float.NaN], 3)
        );
        Refuses("Samples of the data have 2 values, but Single takes 3.", net, new Dataset(new float[4], new float[2], [2], [1]));
        Refuses("values of the data are too large", net, new Dataset([3e38f, 0, 0, -3e38f, 0, 0], new float[2], [3], [1]));
        Refuses(
            "Single has no layer that learns from data before training",
            CompiledNetwork.Of("[Input(3)] [Dense(2)]").Single(),
            new Dataset(new float[6], new float[2], [3], [1])
        );
        Assert.Equal([0f], Values(net, "normalization.count"));
    }

    /// <summary>Of several inputs each layer learns from its own.</summary>
    [Fact]
    public void EachLayerLearnsFromItsInput()
    {
        INetwork<float> net = CompiledNetwork
            .Of(
                "[Input(1, Name = \"a\")] [Input(2, Name = \"b\")] [Normalization(From = \"b\", Name = \"n\")] [Dense(2)]"
                    + " [Normalization(From = \"a\", Name = \"m\")] [Concatenate(\"dense\")]"
            )
            .Unlearned();
        net.Adapt(new Dataset([1, 10, 20, 3, 30, 60], new float[2], [3], [1]));
        Assert.Equal([20f, 40], Values(net, "n.mean"));
        Assert.Equal([2f], Values(net, "m.mean"));
        Assert.Equal([1f], Values(net, "m.variance"));
    }

    /// <summary>Features may stand along any axis.</summary>
    [Theory]
    [InlineData("[Input(2, 3)] [Normalization(Axis = 1)]", new[] { 2.0, 20 })]
    [InlineData("[Input(2, 3)] [Normalization(Axis = -1)]", new[] { 7.0, 11, 15 })]
    [InlineData("[Input(2, 3)] [Normalization(Axis = 2)]", new[] { 7.0, 11, 15 })]
    [InlineData("[Input(2, 3)] [Normalization(Axis = -2)]", new[] { 2.0, 20 })]
    public void FeaturesAlongAnyAxis(string declaration, double[] means)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration + " [Flatten] [Dense(1)]").UnlearnedDouble();
        net.Adapt(new Dataset([1.0, 2, 3, 11, 20, 29, 1, 2, 3, 15, 20, 25], new double[2], [2, 3], [1]));
        Assert.Equal(means, Weight(net, "normalization.mean"));
    }

    private sealed class Unchecked(float[] inputs, int length) : IDataSource
    {
        private readonly int[] _shape = [length];

        public int Count => inputs.Length / length;

        public ReadOnlySpan<int> InputShape => _shape;

        public ReadOnlySpan<int> TargetShape => new[] { 1 };

        public void Read(ReadOnlySpan<int> samples, Span<float> into, Span<float> targets)
        {
            for (int i = 0; i < samples.Length; i++)
                inputs.AsSpan(samples[i] * length, length).CopyTo(into[(i * length)..]);
        }
    }

    private static double[] Weight(INetwork<double> net, string name) => net.GetWeights().Single(w => w.Name == name).Values;

    private static float[] Values(INetwork<float> net, string name) => net.GetWeights().Single(w => w.Name == name).Values;
}

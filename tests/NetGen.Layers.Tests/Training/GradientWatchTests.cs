using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>What watches of gradients log.</summary>
public class GradientWatchTests
{
    private const string Layers = "[Input(3)] [Dense(5, Activation.ReLU, L2 = 0.01)] [Dense(2)]";

    // One step an epoch on the whole set: the gradient is that of the parameters before it.
    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    public void NormsAreThoseOfTheGradient(float clip)
    {
        INetwork<double> network = CompiledNetwork.Of(Layers).Double(),
            other = CompiledNetwork.Of(Layers).Double();
        Dataset data = Data();
        History history = network.Fit(data, Options(new SGD(0.1f) { GlobalClipNorm = clip }, new GradientNorm(perTensor: true)));
        var gradient = new double[3 * 5 + 5 + 5 * 2 + 2];
        double[] inputs = new double[8 * 3],
            targets = new double[8 * 2];
        data.Read([.. Enumerable.Range(0, 8)], inputs, targets);
        other.LossAndGradient(inputs, targets, Loss.MeanSquaredError, gradient);
        double Norm(int start, int length) => Math.Sqrt(gradient.AsSpan(start, length).ToArray().Sum(g => g * g));
        double whole = Norm(0, gradient.Length),
            scale = clip > 0 ? Math.Min(1, clip / whole) : 1;
        Assert.Equal(whole * scale, history.Epochs[0]["gradient_norm"], 1e-7);
        Assert.Equal(Norm(0, 15) * scale, history.Epochs[0]["dense.kernel_gradient_norm"], 1e-7);
        Assert.Equal(Norm(30, 2) * scale, history.Epochs[0]["dense_1.bias_gradient_norm"], 1e-7);
    }

    [Fact]
    public void UnitsThatNoSampleMovesAreDead()
    {
        INetwork<double> network = CompiledNetwork.Of(Layers).Double();
        network.SetWeights([
            .. network.GetWeights().Select(w => w.Name == "dense.bias" ? w with { Values = [-100, 0.5, -100, 0.5, 0.5] } : w),
        ]);
        History history = network.Fit(Data(), Options(new SGD(1e-4f), new DeadUnits()));
        Assert.Equal(2 / 7.0, history.Epochs[0]["dead_units"]);
    }

    private static FitOptions Options(Optimizer optimizer, Callback callback) =>
        new()
        {
            BatchSize = 8,
            Shuffle = false,
            Optimizer = optimizer,
            Loss = Loss.MeanSquaredError,
            Callbacks = [callback],
        };

    private static Dataset Data()
    {
        var random = new System.Random(3);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        return new Dataset(Draw(8 * 3), Draw(8 * 2), [3], [2]);
    }
}

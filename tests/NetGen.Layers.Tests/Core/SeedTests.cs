using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Numbers that introductions to neural networks work out by hand.</summary>
public class SeedTests
{
    [Fact]
    public void Summary64()
    {
        CompiledNetwork compiled = CompiledNetwork.Of("[Input(784)] [Dense(64, Activation.Sigmoid)] [Dense(10, Activation.Softmax)]");
        Assert.Equal(784 * 64 + 64 + 64 * 10 + 10, compiled.Constant<int>("ParameterCount"));
        Assert.Equal(50_890, compiled.Constant<int>("ParameterCount"));
        Assert.Equal(
            """
            Model: "Single"
            ===========================================
            Layer (type)         Output Shape   Param #
            ===========================================
            input (InputLayer)   (None, 784)          0
            dense (Dense)        (None, 64)      50,240
            dense_1 (Dense)      (None, 10)         650
            ===========================================
            Total params: 50,890 (198.79 KB)
            Trainable params: 50,890 (198.79 KB)
            Non-trainable params: 0 (0 B)
            """,
            compiled.Constant<string>("Summary")
        );
    }

    [Fact]
    public void Summary64And64()
    {
        CompiledNetwork compiled = CompiledNetwork.Of(
            "[Input(784)] [Dense(64, Activation.ReLU)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)]"
        );
        Assert.Equal(55_050, compiled.Constant<int>("ParameterCount"));
        Assert.Equal(784, compiled.Constant<int>("InputLength"));
        Assert.Equal(10, compiled.Constant<int>("OutputLength"));
        string[] rows =
        [
            .. compiled
                .Constant<string>("Summary")
                .Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
        ];
        Assert.Contains("dense (Dense) (None, 64) 50,240", rows);
        Assert.Contains("dense_1 (Dense) (None, 64) 4,160", rows);
        Assert.Contains("dense_2 (Dense) (None, 10) 650", rows);
        Assert.Contains("Total params: 55,050 (215.04 KB)", rows);
        Assert.Contains("Trainable params: 55,050 (215.04 KB)", rows);
    }

    [Fact]
    public void Softmax()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(3)] [Activation(Activation.Softmax)]").Single();
        var y = new float[3];
        network.Predict([0.5f, 1.3f, 1.1f], y);
        Assert.Equal([0.198, 0.440, 0.360], y.Select(p => Math.Floor(1000.0 * p) / 1000)); // printed cut off, not rounded
        Assert.Equal(1, y.Sum(), 1e-6f);
    }

    [Fact]
    public void Forward()
    {
        float[] i = [0.1f, 0.5f],
            w = [0.1f, 0.2f, 0.3f, 0.4f, 0.25f, 0.25f],
            sums = new float[2],
            h = new float[2];
        INetwork<float> linear = CompiledNetwork.Of("[Input(2)] [Dense(2)]").Single(),
            sigmoid = CompiledNetwork.Of("[Input(2)] [Dense(2, Activation.Sigmoid)]").Single();
        linear.SetParameters(w);
        sigmoid.SetParameters(w);
        linear.Predict(i, sums);
        sigmoid.Predict(i, h);
        Assert.Equal(0.41f, sums[0], 1e-6f);
        Assert.Equal(0.47f, sums[1], 1e-6f);
        Assert.Equal(0.60108f, h[0], 1e-5f); // cut off, too: it is 0.601088
        Assert.Equal(0.61538f, h[1], 1e-5f);
    }

    [Fact]
    public void Error()
    {
        double[] slopes = new double[2];
        Assert.Equal(0.23456, HalfSquare.Instance.Sample<double>([0.73492], [0.05], slopes.AsSpan(0, 1)), 1e-5);
        Assert.Equal(0.01452, HalfSquare.Instance.Sample<double>([0.77955], [0.95], slopes.AsSpan(0, 1)), 1e-5);
        Assert.Equal(0.24908, HalfSquare.Instance.Sample<double>([0.73492, 0.77955], [0.05, 0.95], slopes), 1e-5);
    }

    // The output layer's weights are not in the text; these give the outputs that it prints.
    [Fact]
    public void ErrorOfTheNetwork()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(2)] [Dense(2, Activation.Sigmoid)] [Dense(2, Activation.Sigmoid)]").Double();
        network.SetParameters([0.1, 0.2, 0.3, 0.4, 0.25, 0.25, 0.5, 0.7, 0.6, 0.8, 0.35, 0.35]);
        double[] i = [0.1, 0.5],
            t = [0.05, 0.95],
            o = new double[2],
            gradient = new double[12];
        network.Predict(i, o);
        Assert.Equal(0.73492, o[0], 1e-5);
        Assert.Equal(0.77955, o[1], 1e-5);
        Assert.Equal(0.24908, network.LossAndGradient(i, t, HalfSquare.Instance, gradient), 1e-5);

        // The chain rule by hand: δ = (o - t) o (1 - o), then back through w5 ... w8.
        double h1 = 1 / (1 + Math.Exp(-0.41)),
            h2 = 1 / (1 + Math.Exp(-0.47));
        double d1 = (o[0] - t[0]) * o[0] * (1 - o[0]),
            d2 = (o[1] - t[1]) * o[1] * (1 - o[1]);
        double e1 = (0.5 * d1 + 0.7 * d2) * h1 * (1 - h1),
            e2 = (0.6 * d1 + 0.8 * d2) * h2 * (1 - h2);
        double[] expected = [i[0] * e1, i[0] * e2, i[1] * e1, i[1] * e2, e1, e2, h1 * d1, h1 * d2, h2 * d1, h2 * d2, d1, d2];
        Assert.True(
            Check.RelativeError(gradient, expected) < 1e-14,
            $"The gradient is off by {Check.RelativeError(gradient, expected):e1}."
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Xor(int seed)
    {
        INetwork<float> network = CompiledNetwork
            .Of("[Input(2)] [Dense(5, Activation.Sigmoid)] [Dense(1, Activation.Sigmoid)]")
            .Single(seed);
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1],
            t = [0, 1, 1, 0],
            y = new float[4];
        float loss = 1;
        using (var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(1), 4))
            for (int step = 0; step < 10_000; step++)
                loss = trainer.Step(x, t);
        network.Predict(x, y);
        Assert.True(loss < 1e-2, $"The loss is still {loss} with seed {seed}.");
        for (int i = 0; i < 4; i++)
            Assert.Equal(t[i], y[i], 0.1f);
    }

    /// <summary>½ Σ (t - o)²: a loss that a user writes.</summary>
    private sealed class HalfSquare : Loss
    {
        public static readonly HalfSquare Instance = new();

        public override string Name => "half_square";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            T sum = T.Zero;
            for (int i = 0; i < output.Length; i++)
            {
                gradient[i] = output[i] - target[i];
                sum += gradient[i] * gradient[i] / T.CreateChecked(2);
            }
            return sum;
        }
    }
}

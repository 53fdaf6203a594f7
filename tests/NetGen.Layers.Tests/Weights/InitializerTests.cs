using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>First values: moments and bounds of what is drawn, structure of what is not, and the bits that each name has always
/// given.</summary>
public class InitializerTests
{
    private const string Dense = "[Input(300)] [Dense(200)";

    // The variance of a standard normal that is redrawn beyond two deviations.
    private const double Truncated = 0.7737413;

    /// <summary>Mean, variance and bounds; of 60,000 draws the mean is within 5 of its own deviations, the variance within 4 %.</summary>
    [Theory]
    [InlineData("KernelInitializer.RandomNormal(stddev: 1.0)", 0, 1, 6)]
    [InlineData("KernelInitializer.RandomNormal(2, 0.5)", 2, 0.25, 3)]
    [InlineData("KernelInitializer.TruncatedNormal(mean: -1, stddev: 2)", -1, 4 * Truncated, 4)]
    [InlineData("KernelInitializer.RandomUniform(1, 4)", 2.5, 9.0 / 12, 1.5)]
    [InlineData("KernelInitializer.RandomUniform(maxval: 0.15)", 0.05, 0.04 / 12, 0.1)]
    [InlineData("KernelInitializer.VarianceScaling", 0, 1.0 / 300, 0.13128)]
    [InlineData("KernelInitializer.VarianceScaling(2, FanMode.FanOut)", 0, 2.0 / 200, 0.22737)]
    [InlineData("KernelInitializer.VarianceScaling(3, FanMode.FanAvg, VarianceDistribution.Uniform)", 0, 3.0 / 250, 0.18974)]
    [InlineData("KernelInitializer.VarianceScaling(1, FanMode.FanIn, VarianceDistribution.UntruncatedNormal)", 0, 1.0 / 300, 0.4)]
    [InlineData("KernelInitializer.Orthogonal(gain: 3)", 0, 9.0 / 300, 1)]
    public void Moments(string initializer, double mean, double variance, double reach)
    {
        double[] values = Kernel($"{Dense}, {initializer}]");
        double actual = values.Average();
        Assert.Equal(mean, actual, 5 * Math.Sqrt(variance / values.Length));
        Assert.Equal(1, values.Average(x => (x - actual) * (x - actual)) / variance, 0.04);
        Assert.All(values, x => Assert.InRange(Math.Abs(x - mean), 0, reach));
    }

    /// <summary>Bounds are reached, if they are sharp.</summary>
    [Theory]
    [InlineData("KernelInitializer.RandomUniform(1, 4)", 1, 4)]
    [InlineData("KernelInitializer.TruncatedNormal(mean: -1, stddev: 2)", -5, 3)]
    [InlineData("KernelInitializer.VarianceScaling(3, FanMode.FanAvg, VarianceDistribution.Uniform)", -0.18974, 0.18974)]
    public void Reach(string initializer, double low, double high)
    {
        double[] values = Kernel($"{Dense}, {initializer}]");
        Assert.Equal(low, values.Min(), 0.01 * (high - low));
        Assert.Equal(high, values.Max(), 0.01 * (high - low));
    }

    /// <summary>As Keras computes them: a convolution's fans have the size of the window, a depthwise kernel counts its channels and
    /// multiplier, a recurrent kernel all gates.</summary>
    [Theory]
    [InlineData("[Input(8, 8, 4)] [Conv2D(60, 5, 3), KernelInitializer.VarianceScaling({0})]", 4 * 15, 60 * 15)]
    [InlineData("[Input(8, 8, 40)] [DepthwiseConv2D(5, DepthMultiplier = 10), KernelInitializer.VarianceScaling({0})]", 40 * 25, 10 * 25)]
    [InlineData("[Input(8, 40)] [Conv1D(60, 5), KernelInitializer.VarianceScaling({0})]", 40 * 5, 60 * 5)]
    [InlineData("[Input(8, 90)] [GRU(40), KernelInitializer.VarianceScaling({0})]", 90, 120)]
    [InlineData("[Input(9)] [Embedding(300, 40), EmbeddingsInitializer.VarianceScaling({0})]", 300, 40)]
    public void Fans(string declaration, int fanIn, int fanOut)
    {
        foreach ((string mode, double n) in new[] { ("FanIn", fanIn), ("FanOut", fanOut), ("FanAvg", (fanIn + fanOut) / 2.0) })
        {
            double[] values = Kernel(string.Format(null, declaration, $"1, FanMode.{mode}, VarianceDistribution.Uniform"));
            double limit = Math.Sqrt(3 / n);
            Assert.InRange(values.Max(Math.Abs), 0.995 * limit, limit);
        }
    }

    [Theory]
    [InlineData("[Input(3)] [Dense(3), KernelInitializer.Identity(gain: 0.5)]", 3)]
    [InlineData("[Input(3)] [Dense(5, KernelInitializer = Initializer.Identity)]", 5)]
    [InlineData("[Input(5)] [Dense(2), KernelInitializer.Identity(-2)]", 2)]
    public void Diagonal(string declaration, int columns)
    {
        double[] values = Kernel(declaration);
        double gain =
            declaration.Contains("0.5", StringComparison.Ordinal) ? 0.5
            : declaration.Contains("-2", StringComparison.Ordinal) ? -2
            : 1;
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(i / columns == i % columns ? gain : 0, values[i]);
    }

    /// <summary>An identity of a recurrent kernel, whose gates users see side by side: the first gate's alone.</summary>
    [Fact]
    public void DiagonalOfGates()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(4, 2)] [LSTM(3), RecurrentInitializer.Identity]").Double();
        double[] values = network.GetWeights().Single(w => w.Name == "lstm.recurrent_kernel").Values;
        Assert.Equal(Enumerable.Range(0, 36).Select(i => i / 12 == i % 12 ? 1.0 : 0), values);
    }

    [Theory]
    [InlineData("[Input(7)] [Dense(4), KernelInitializer.Orthogonal(2)]", 4)]
    [InlineData("[Input(4)] [Dense(7), KernelInitializer.Orthogonal(2)]", 7)]
    [InlineData("[Input(8, 8, 2)] [Conv2D(5, 3), KernelInitializer.Orthogonal(2)]", 5)]
    public void RowsOrColumnsAreOrthogonal(string declaration, int columns)
    {
        double[] values = Kernel(declaration);
        int rows = values.Length / columns,
            count = Math.Min(rows, columns);
        for (int a = 0; a < count; a++)
        for (int b = 0; b < count; b++)
        {
            double dot = 0;
            for (int k = 0; k < Math.Max(rows, columns); k++)
                dot +=
                    rows > columns ? values[k * columns + a] * values[k * columns + b] : values[a * columns + k] * values[b * columns + k];
            Assert.Equal(a == b ? 4 : 0, dot, 1e-12);
        }
    }

    [Fact]
    public void Constants()
    {
        INetwork<double> network = CompiledNetwork
            .Of("[Input(3, 2)] [GRU(2), KernelInitializer.Constant(0.25), BiasInitializer.Constant(-1.5)]")
            .Double();
        Assert.All(network.GetWeights().Single(w => w.Name == "gru.kernel").Values, x => Assert.Equal(0.25, x));
        Assert.All(network.GetWeights().Single(w => w.Name == "gru.bias").Values, x => Assert.Equal(-1.5, x));
        Assert.All(Kernel("[Input(3)] [Dense(3, KernelInitializer = Initializer.Constant)]"), x => Assert.Equal(0, x));
    }

    /// <summary>An initializer with the parameters that its name stands for draws what the name does; and a bias' takes the layer's seed,
    /// too.</summary>
    [Theory]
    [InlineData("KernelInitializer = Initializer.RandomNormal)", "), KernelInitializer.RandomNormal")]
    [InlineData("KernelInitializer = Initializer.RandomUniform)", "), KernelInitializer.RandomUniform(-0.05, 0.05)")]
    [InlineData("KernelInitializer = Initializer.TruncatedNormal)", "), KernelInitializer.TruncatedNormal(0, 0.05)")]
    [InlineData("KernelInitializer = Initializer.Orthogonal)", "), KernelInitializer.Orthogonal(1)")]
    [InlineData("KernelInitializer = Initializer.VarianceScaling)", "), KernelInitializer.VarianceScaling")]
    [InlineData("KernelInitializer = Initializer.LecunNormal)", "), KernelInitializer.VarianceScaling")]
    [InlineData(
        "KernelInitializer = Initializer.LecunUniform)",
        "), KernelInitializer.VarianceScaling(distribution: VarianceDistribution.Uniform)"
    )]
    [InlineData("KernelInitializer = Initializer.HeNormal)", "), KernelInitializer.VarianceScaling(2)")]
    [InlineData(
        "KernelInitializer = Initializer.GlorotUniform)",
        "), KernelInitializer.VarianceScaling(1, FanMode.FanAvg, VarianceDistribution.Uniform)"
    )]
    public void NamesStandForParameters(string name, string parameters) =>
        Assert.Equal(Kernel($"[Input(30)] [Dense(20, {name}]"), Kernel($"[Input(30)] [Dense(20{parameters}]"));

    /// <summary>Each name gives the numbers that it gave when formulas stood in one place: networks made with a seed stay what they
    /// are.</summary>
    [Theory]
    [InlineData(nameof(Initializer.RandomNormal))]
    [InlineData(nameof(Initializer.RandomUniform))]
    [InlineData(nameof(Initializer.TruncatedNormal))]
    [InlineData(nameof(Initializer.GlorotUniform))]
    [InlineData(nameof(Initializer.GlorotNormal))]
    [InlineData(nameof(Initializer.HeUniform))]
    [InlineData(nameof(Initializer.HeNormal))]
    [InlineData(nameof(Initializer.LecunNormal))]
    public void BitsStay(string name)
    {
        const double In = 37,
            Out = 23,
            Deviation = 0.87962566103423978;
        var random = new Philox(5, 0);
        Func<double> next = name switch
        {
            nameof(Initializer.RandomNormal) => () => 0.05 * random.NextNormal(),
            nameof(Initializer.RandomUniform) => () => random.NextUniform(-0.05, 0.05),
            nameof(Initializer.TruncatedNormal) => () => 0.05 * random.NextTruncatedNormal(),
            nameof(Initializer.GlorotUniform) => () => random.NextUniform(-Math.Sqrt(6 / (In + Out)), Math.Sqrt(6 / (In + Out))),
            nameof(Initializer.GlorotNormal) => () => Math.Sqrt(2 / (In + Out)) / Deviation * random.NextTruncatedNormal(),
            nameof(Initializer.HeUniform) => () => random.NextUniform(-Math.Sqrt(6 / In), Math.Sqrt(6 / In)),
            nameof(Initializer.HeNormal) => () => Math.Sqrt(2 / In) / Deviation * random.NextTruncatedNormal(),
            _ => () => Math.Sqrt(1 / In) / Deviation * random.NextTruncatedNormal(),
        };
        double[] values = Kernel($"[Input(37)] [Dense(23, KernelInitializer = Initializer.{name})]");
        Assert.All(values, x => Assert.Equal(next(), x));
    }

    private static double[] Kernel(string declaration) => [.. CompiledNetwork.Of(declaration).Double(5).GetWeights()[0].Values];
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers that make of data what networks learn well from, with values that are given.</summary>
public class PreprocessingTests
{
    [Theory]
    [InlineData("[Input(4)] [Normalization] [Dense(3, Activation.Tanh)] [Dense(2)]")]
    [InlineData("[Input(5, 18)] [Normalization] [LSTM(3)]")]
    [InlineData("[Input(4, 4, 3)] [Normalization] [Conv2D(2, 2)] [Flatten]")]
    [InlineData("[Input(3)] [Dense(2)] [Normalization(Mean = new[] { 0.5, -1 }, Variance = new[] { 2.0, 0 }, Invert = true)]")]
    [InlineData("[Input(3, 17)] [Dense(18)] [Normalization(Mean = new[] { 0.5 }, Variance = new[] { 4.0 })] [Dense(2)]")]
    [InlineData("[Input(4)] [Discretization(-0.5, 0, 0.5)] [Dense(3)]")]
    [InlineData("[Input(4)] [Discretization(5)] [Embedding(5, 3)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(3)] [Dense(4)] [Discretization(0.0)] [Embedding(7, 2)] [LSTM(2)]")]
    [InlineData("[Input(4)] [Discretization(-0.5, 0, 0.5, OutputMode = OutputMode.OneHot)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 4)] [Discretization(17, OutputMode = OutputMode.MultiHot)] [Dense(2)]")]
    [InlineData("[Input(4)] [CategoryEncoding(6)] [Dense(3)]")]
    [InlineData("[Input(4)] [CategoryEncoding(18, OutputMode = OutputMode.Count)] [Dense(3)]")]
    [InlineData("[Input(5)] [CategoryEncoding(6, OutputMode = OutputMode.OneHot)] [LSTM(3)]")]
    [InlineData("[Input(5, 1)] [CategoryEncoding(3, OutputMode = OutputMode.OneHot)] [GRU(2)]")]
    [InlineData("[Input(1)] [CategoryEncoding(1)]")]
    [InlineData("[Input(5, 3)] [CategoryEncoding(4, OutputMode = OutputMode.OneHot)] [Conv2D(2, 2)] [Flatten]")]
    public void IsRight(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Discretization(0.0, 1)]", "0 0 1 1 2 2")]
    [InlineData("[CategoryEncoding(6)]", "1 1 1 1 0 0", true)]
    [InlineData("[CategoryEncoding(6, OutputMode = OutputMode.Count)]", "2 1 1 2 0 0", true)]
    [InlineData("[Normalization(Mean = new[] { 1.0 }, Variance = new[] { 4.0 })]", "-2 -0.75 -0.5 -0.25 0 2")]
    public void Values(string layer, string expected, bool isCategory = false)
    {
        float[] x = isCategory ? [0, 0, 1, 2, 3, 3] : [-3, -0.5f, 0, 0.5f, 1, 5],
            y = new float[6];
        CompiledNetwork.Of("[Input(6)] " + layer).Single().Predict(x, y);
        Assert.Equal(expected, string.Join(' ', y.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(6, "Sample 1 has 6 at position 2 of input 'input'; layer 'category_encoding' takes whole numbers from 0 to 5.")]
    [InlineData(-1, "Sample 1 has -1 at position 2")]
    [InlineData(0.5, "Sample 1 has 0.5 at position 2")]
    [InlineData(double.NaN, "Sample 1 has NaN at position 2")]
    public void CategoriesOutOfRangeAreRefused(double value, string message)
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(4)] [CategoryEncoding(6)] [Dense(3)]").Double();
        double[] x = new double[8];
        x[6] = value;
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => net.Predict(x, new double[6])).Message, StringComparison.Ordinal);
    }
}

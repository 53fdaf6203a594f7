using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Windows with a kernel each.</summary>
public class LocallyConnectedTests
{
    [Theory]
    [InlineData("[Input(6, 2)] [LocallyConnected1D(3, 2)] [Dense(2)]")]
    [InlineData("[Input(7, 3)] [Dense(4)] [LocallyConnected1D(17, 3, Activation.Tanh, Strides = 2)] [Dense(2)]")]
    [InlineData(
        "[Input(7, 3)] [LocallyConnected1D(2, 3, Padding = Padding.Same)] [LocallyConnected1D(4, 2, Strides = 2, Padding = Padding.Same)]"
    )]
    [InlineData("[Input(6, 1)] [LocallyConnected1D(5, 2, Strides = 2, UseBias = false, L2 = 0.1)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(6, 2)] [LocallyConnected1D(3, 6)] [LocallyConnected1D(1, 1)]")]
    [InlineData("[Input(5, 6, 2)] [LocallyConnected2D(3, 2, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 6, 1)] [Conv2D(4, 2)] [LocallyConnected2D(2, 3, 2, Activation.Tanh, StrideWidth = 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4, 4, 3)] [LocallyConnected2D(18, 2, Strides = 2)] [LocallyConnected2D(3, 2, Padding = Padding.Same)]")]
    [InlineData("[Input(4, 4, 2)] [LocallyConnected2D(1, 4)] [Flatten]")]
    public void IsRight(string declaration) => Check.Network(declaration);

    /// <summary>With the same kernel at each place it is a convolution.</summary>
    [Fact]
    public void IsAConvolutionWhereKernelsAreEqual()
    {
        INetwork<double> local = CompiledNetwork.Of("[Input(5, 6, 2)] [LocallyConnected2D(3, 2, 3)]").Double(),
            convolution = CompiledNetwork.Of("[Input(5, 6, 2)] [Conv2D(3, 2, 3)]").Double(4);
        IReadOnlyList<NamedTensor<double>> shared = convolution.GetWeights(),
            own = local.GetWeights();
        shared[1].Values.AsSpan().Fill(0.5);
        convolution.SetWeights(shared);
        Assert.Equal([16, 12, 3], own[0].Shape.ToArray());
        Assert.Equal([4, 4, 3], own[1].Shape.ToArray());
        for (int i = 0; i < own[0].Values.Length; i++)
            own[0].Values[i] = shared[0].Values[i % shared[0].Values.Length];
        own[1].Values.AsSpan().Fill(0.5);
        local.SetWeights(own);
        double[] x = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i))],
            y = new double[48],
            expected = new double[48];
        local.Predict(x, y);
        convolution.Predict(x, expected);
        Assert.All(y.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Convolutions and pooling that introductions to neural networks work out by hand.</summary>
public class SeedConvolutionTests
{
    // Channels last: red, green, blue of each pixel.
    private static readonly float[] s_green = [0.6f, 0.6f, 0.9f, 0.4f, 0.7f, 0.4f, 0.7f, 0.5f, 0.3f],
        s_blue = [0.8f, 0.4f, 0.9f, 0.3f, 0.1f, 0.6f, 0.8f, 0.6f, 0.4f];
    private static readonly float[] s_image = Interleaved([0.2f, 0.4f, 0.3f, 0.3f, 0.9f, 0.6f, 0.9f, 0.1f, 0.2f], s_green, s_blue);
    private static readonly float[] s_kernel = Interleaved([0.1f, 0.2f, 0.6f, 0.6f, 0.8f, 0.7f, 0.5f, 0.4f, 0.3f], s_green, s_blue);

    private static readonly float[] s_pixels = [17, 80, 14, 63, 13, 11, 43, 79, 27, 33, 7, 4, 255, 69, 77, 63];

    [Theory]
    [InlineData("[Input(3, 3, 3)] [Conv2D(1, 3, Padding = Padding.Same)]")]
    [InlineData("[Input(3, 3, 3)] [ZeroPadding2D(1)] [Conv2D(1, 3)]")]
    public void ColourImage(string declaration)
    {
        float[] z = Outputs(declaration, s_image, [.. s_kernel, 0.2f]);
        Assert.Equal([2.64, 4.67, 3.58, 5.19, 8.75, 4.90, 3.80, 4.66, 2.24], z.Select(x => Math.Round(x, 2)));
    }

    [Theory]
    [InlineData("[Input(28, 28, 1)] [Conv2D(16, 5)]", "[24, 24, 16]", 5 * 5 * 16 + 16)]
    [InlineData("[Input(28, 28, 1)] [ZeroPadding2D(2)] [Conv2D(16, 5)]", "[28, 28, 16]", 5 * 5 * 16 + 16)]
    [InlineData("[Input(28, 28, 1)] [Conv2D(28, 3)]", "[26, 26, 28]", 280)]
    [InlineData("[Input(28, 28, 1)] [Conv2D(28, 3)] [MaxPooling2D(2)]", "[13, 13, 28]", 280)]
    [InlineData(
        "[Input(28, 28, 1)] [Conv2D(28, 3)] [MaxPooling2D(2)] [Flatten] [Dense(128, Activation.ReLU)] [Dropout(0.2)] [Dense(10, "
            + "Activation.Softmax)]",
        "[10]",
        280 + 4732 * 128 + 128 + 1290
    )]
    public void Sizes(string declaration, string shape, int parameters)
    {
        CompiledNetwork compiled = CompiledNetwork.Of(declaration);
        Assert.Equal(shape, compiled.Graph.OutputShape.ToString());
        Assert.Equal(parameters, compiled.Constant<int>("ParameterCount"));
    }

    [Theory]
    [InlineData("[Input(4, 4, 1)] [Conv2D(1, 2, Strides = 2, UseBias = false)]", new float[] { 93, 106, 288, 81 })]
    [InlineData("[Input(4, 4, 1)] [Conv2D(1, 2, UseBias = false)]", new float[] { 93, 25, 106, 38, 76, 86, 288, 76, 81 })]
    [InlineData(
        "[Input(4, 4, 1)] [Conv2D(1, 2, Padding = Padding.Same, UseBias = false)]",
        new float[] { 93, 25, 106, 79, 38, 76, 86, 4, 288, 76, 81, 63, 69, 77, 63, 0 }
    )]
    public void StridesAndPadding(string declaration, float[] expected) =>
        Assert.Equal(expected, Outputs(declaration, s_pixels, [0, 1, 1, 0]));

    [Fact]
    public void FeatureMap() =>
        Assert.Equal(
            [20, 20, 16, 18],
            Outputs("[Input(3, 3, 1)] [Conv2D(1, 2, UseBias = false)]", [0, 13, 13, 7, 7, 7, 9, 11, 11], [0, 1, 1, 0])
        );

    [Theory]
    [InlineData("MaxPooling2D(2)", new float[] { 80, 79, 255, 77 })]
    [InlineData("AveragePooling2D(2)", new[] { 30.25f, 49.75f, 96, 37.75f })]
    [InlineData("MaxPooling2D(3, Strides = 2, Padding = Padding.Same)", new float[] { 80, 79, 255, 77 })]
    [InlineData("AveragePooling2D(3, Strides = 2, Padding = Padding.Same)", new[] { 245 / 9f, 35, 78, 37.75f })]
    [InlineData("GlobalMaxPooling2D", new float[] { 255 })]
    [InlineData("GlobalAveragePooling2D", new[] { 53.4375f })]
    [InlineData("ZeroPadding2D(0, 0, 1, 0)", new float[] { 0, 17, 80, 14, 63, 0, 13, 11, 43, 79, 0, 27, 33, 7, 4, 0, 255, 69, 77, 63 })]
    public void Pooling(string layer, float[] expected)
    {
        float[] y = Outputs($"[Input(4, 4, 1)] [{layer}]", s_pixels, []);
        Assert.Equal(expected.Length, y.Length);
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(expected[i], y[i], 1e-4f);
    }

    [Fact]
    public void UpSampling() =>
        Assert.Equal(
            [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 3, 3, 3, 4, 4, 4],
            Outputs("[Input(2, 2, 1)] [UpSampling2D(2, 3)]", [1, 2, 3, 4], [])
        );

    // Half the way from the middle of one pixel to that of the next there are as many of the result, a quarter of the way from its own.
    [Theory]
    [InlineData("[Input(1, 2, 1)] [UpSampling2D(1, 2, Interpolation = Interpolation.Bilinear)]", new[] { 1, 1.75f, 3.25f, 4 })]
    [InlineData("[Input(2, 1, 1)] [UpSampling2D(3, 1, Interpolation = Interpolation.Bilinear)]", new float[] { 1, 1, 2, 3, 4, 4 })]
    [InlineData("[Input(2, 1)] [UpSampling1D(3)]", new float[] { 1, 1, 1, 4, 4, 4 })]
    [InlineData("[Input(2, 1)] [ZeroPadding1D(1, 0)]", new float[] { 0, 1, 4 })]
    [InlineData("[Input(2, 1)] [Cropping1D(1, 0)]", new float[] { 4 })]
    public void Lines(string declaration, float[] expected) => Assert.Equal(expected, Outputs(declaration, [1, 4], []));

    private static float[] Outputs(string declaration, float[] input, float[] parameters)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        network.SetParameters(parameters);
        var y = new float[network.Engine.Info.OutputLength];
        network.Predict(input, y);
        return y;
    }

    private static float[] Interleaved(params float[][] planes) =>
        [.. Enumerable.Range(0, planes[0].Length).SelectMany(_ => planes, (i, plane) => plane[i])];
}

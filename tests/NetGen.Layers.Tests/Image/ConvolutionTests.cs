using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Convolutions against the naive interpreter and central differences: every argument, odd sizes, channels around the vector
/// widths.</summary>
public class ConvolutionTests
{
    [Theory]
    [InlineData("[Input(6, 5, 2)] [Conv2D(3, 3)]")]
    [InlineData(
        "[Input(6, 5, 1)] [Conv2D(4, 3, Activation.Tanh, Padding = Padding.Same)] [Conv2D(17, 2, Activation.ReLU)] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(7, 6, 3)] [Conv2D(5, 3, Strides = 2, Padding = Padding.Same)] [Conv2D(3, 2, Activation.Sigmoid)]")]
    [InlineData("[Input(4, 5, 3)] [Conv2D(5, 2, 3, Activation.Sigmoid, UseBias = false)] [Conv2D(2, 1)]")]
    [InlineData("[Input(3, 3, 2)] [Conv2D(3, 3)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(2, 3, 2)] [Conv2D(3, 4, 5, Padding = Padding.Same)]")]
    [InlineData("[Input(5, 4, 3)] [Conv2D(3, 2, Activation.Softmax, L2 = 0.1, BiasL2 = 0.1, ActivityL2 = 0.1)]")]
    [InlineData(
        "[Input(5, 4, 3)] [Conv2D(filters: 2, kernelHeight: 2, kernelWidth: 1)] [MaxPooling2D(poolHeight: 1, poolWidth: 2)] "
            + "[Conv2D(kernelSize: 2, filters: 2)]"
    )]
    public void Images(string declaration) => Check.Network(declaration);

    [Fact]
    public void LargeBatch() =>
        Check.LargeBatch("[Input(5, 6, 2)] [Conv2D(3, 2, Activation.ReLU, Padding = Padding.Same)] [MaxPooling2D(2)] [Conv2D(2, 2)]", 301);

    /// <summary>Keras' fans: the last two lengths of the kernel times the size of the window.</summary>
    [Theory]
    [InlineData("[Input(8, 8, 4)] [Conv2D(6, 3, 2, Groups = 2)]", "conv2d.kernel", "[3, 2, 2, 6]", 12, 36)]
    [InlineData("[Input(8, 4)] [Conv1D(6, 3)]", "conv1d.kernel", "[3, 4, 6]", 12, 18)]
    [InlineData("[Input(4, 4, 4)] [Conv2DTranspose(6, 3)]", "conv2d_transpose.kernel", "[3, 3, 6, 4]", 54, 36)]
    [InlineData("[Input(4, 4)] [Conv1DTranspose(6, 3)]", "conv1d_transpose.kernel", "[3, 6, 4]", 18, 12)]
    [InlineData("[Input(4, 4, 4)] [DepthwiseConv2D(3, DepthMultiplier = 2)]", "depthwise_conv2d.depthwise_kernel", "[3, 3, 4, 2]", 36, 18)]
    [InlineData("[Input(4, 4, 4)] [SeparableConv2D(6, 3, DepthMultiplier = 2)]", "separable_conv2d.pointwise_kernel", "[1, 1, 8, 6]", 8, 6)]
    public void Kernels(string declaration, string name, string shape, int fanIn, int fanOut)
    {
        var kernel = CompiledNetwork.Of(declaration).Graph.Parameters.Single(p => p.Name == name);
        Assert.Equal((shape, fanIn, fanOut, "GlorotUniform"), (kernel.Shape.ToString(), kernel.FanIn, kernel.FanOut, kernel.Initializer));
    }

    [Theory]
    [InlineData("[Input(7, 6, 2)] [Conv2D(3, 2, Strides = 2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(8, 7, 2)] [Conv2D(3, 3, StrideHeight = 3, StrideWidth = 1, Padding = Padding.Same)] [Conv2D(2, 2)]")]
    [InlineData("[Input(5, 5, 2)] [Conv2D(3, 3, Padding = Padding.Same)] [Conv2D(3, 1, Strides = 2, Padding = Padding.Same)]")]
    [InlineData("[Input(6, 6, 2)] [Conv2D(3, 2)] [Conv2D(3, 2, Strides = 3)]")]
    [InlineData("[Input(7, 6, 2)] [Conv2D(3, 2)] [Conv2D(3, 3, DilationRate = 2)]")]
    [InlineData(
        "[Input(4, 5, 2)] [Conv2D(2, 2, Padding = Padding.Same)] [Conv2D(3, 3, DilationHeight = 3, DilationWidth = 2, Padding = "
            + "Padding.Same)]"
    )]
    public void StridesAndDilation(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 15)]
    [InlineData(15, 1)]
    [InlineData(16, 16)]
    [InlineData(17, 2)]
    [InlineData(2, 17)]
    public void Channels(int channels, int filters) =>
        Check.Network($"[Input(4, 4, 1)] [Conv2D({channels}, 1)] [Conv2D({filters}, 2, Activation.Tanh)]", 3);

    [Theory]
    [InlineData("[Input(4, 5, 4)] [Conv2D(6, 3, Activation.Tanh, Groups = 2)]")]
    [InlineData("[Input(4, 4, 2)] [Conv2D(6, 2)] [Conv2D(9, 2, Groups = 3, Padding = Padding.Same)] [Conv2D(2, 2)]")]
    [InlineData("[Input(4, 4, 1)] [Conv2D(32, 1)] [Conv2D(4, 2, Groups = 2, Strides = 2)]")]
    [InlineData("[Input(3, 4, 2)] [Conv2D(17, 1)] [Conv2D(34, 2, Groups = 17)]")]
    [InlineData("[Input(8, 3)] [Conv1D(4, 2)] [Conv1D(4, 3, Groups = 2)] [Dense(2)]")]
    public void Groups(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(9, 3)] [Conv1D(5, 3, Activation.Tanh)] [Conv1D(2, 2)]")]
    [InlineData("[Input(9, 1)] [Conv1D(17, 3, Strides = 2, Padding = Padding.Same)] [Conv1D(3, 2, Strides = 3)]")]
    [InlineData("[Input(9, 2)] [Conv1D(3, 2, Padding = Padding.Same)] [Conv1D(3, 3, DilationRate = 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 16)] [Conv1D(16, 1, Activation.ReLU)] [Conv1D(1, 5)]")]
    [InlineData("[Input(9, 2)] [Conv1D(17, 3, Activation.Tanh, Padding = Padding.Causal)] [Conv1D(3, 2, Padding = Padding.Causal)]")]
    [InlineData("[Input(3, 2)] [Conv1D(4, 3, DilationRate = 4, Padding = Padding.Causal)] [Conv1D(2, 1, Padding = Padding.Causal)]")]
    [InlineData("[Input(8, 4)] [Conv1D(6, 3, Strides = 3, Groups = 2, Padding = Padding.Causal)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(2, 5, 2)] [TimeDistributed] [Conv1D(3, 2, DilationRate = 2, Padding = Padding.Causal)]")]
    public void Sequences(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(4, 2)] [Conv1DTranspose(3, 3, Activation.Tanh)] [Conv1DTranspose(17, 2, Strides = 3)]")]
    [InlineData("[Input(4, 2)] [Conv1DTranspose(3, 5, Strides = 2, Padding = Padding.Same)] [Conv1D(2, 2)]")]
    [InlineData("[Input(3, 2)] [Conv1DTranspose(3, 3, DilationRate = 2)] [Conv1DTranspose(2, 3, Strides = 3, OutputPadding = 1)]")]
    [InlineData("[Input(2, 3, 2)] [TimeDistributed] [Conv1DTranspose(2, 2, Strides = 2)] [TimeDistributed] [Flatten]")]
    [InlineData("[Input(3, 4, 2)] [Conv2DTranspose(3, 3, Activation.Tanh)]")]
    [InlineData("[Input(3, 2, 2)] [Conv2DTranspose(3, 3, Strides = 2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(2, 3, 2)] [Conv2DTranspose(3, 2, Strides = 3)] [Conv2D(2, 2)]")]
    [InlineData(
        "[Input(3, 2, 2)] [Conv2DTranspose(3, 3, Padding = Padding.Same)] [Conv2DTranspose(2, 3, Strides = 2, Padding = Padding.Same)]"
    )]
    [InlineData(
        "[Input(2, 2, 2)] [Conv2DTranspose(3, 5, 4, Strides = 2, Padding = Padding.Same)] [Conv2DTranspose(1, 2, Strides = 3, Padding = "
            + "Padding.Same)]"
    )]
    [InlineData(
        "[Input(2, 3, 2)] [Conv2DTranspose(3, 3, Strides = 2, OutputPadding = 1)] [Conv2DTranspose(2, 3, Strides = 2, Padding = "
            + "Padding.Same, OutputPaddingHeight = 1, OutputPaddingWidth = 0)]"
    )]
    [InlineData(
        "[Input(3, 3, 2)] [Conv2DTranspose(3, 2, DilationRate = 2)] [Conv2DTranspose(2, 3, DilationRate = 2, Padding = Padding.Same)]"
    )]
    [InlineData(
        "[Input(6)] [Dense(8)] [Reshape(2, 2, 2)] [Conv2DTranspose(17, 2, Strides = 2, Activation = Activation.ReLU)] "
            + "[Conv2DTranspose(1, 3, Activation.Sigmoid)]"
    )]
    public void Transposed(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 4, 3)] [DepthwiseConv2D(3, Activation.Tanh)]")]
    [InlineData("[Input(4, 4, 2)] [Conv2D(17, 1)] [DepthwiseConv2D(2, 3, Padding = Padding.Same)] [Conv2D(2, 2)]")]
    [InlineData("[Input(5, 4, 1)] [Conv2D(3, 2)] [DepthwiseConv2D(2, DepthMultiplier = 2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(6, 5, 2)] [Conv2D(2, 2)] [DepthwiseConv2D(3, Strides = 2, DepthMultiplier = 3, Padding = Padding.Same)]")]
    [InlineData("[Input(6, 5, 2)] [Conv2D(3, 1)] [DepthwiseConv2D(2, DilationRate = 2, UseBias = false)]")]
    [InlineData("[Input(5, 4, 2)] [SeparableConv2D(3, 3, Activation.ReLU)]")]
    [InlineData(
        "[Input(5, 4, 2)] [Conv2D(3, 2)] [SeparableConv2D(17, 2, Padding = Padding.Same, DepthMultiplier = 2)] [SeparableConv2D(2, 2, "
            + "Strides = 2)]"
    )]
    public void Depthwise(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(7, 8, 2)] [Conv2D(4, 3, Activation.Tanh)] [Conv2D(3, 3, Activation.Tanh)] [Conv2D(17, 2)]")]
    [InlineData(
        "[Input(9, 8, 2)] [Conv2D(4, 3, Activation.Tanh)] [Conv2D(3, 3, Strides = 2, Activation = Activation.Tanh)] [Conv2D(5, 1, "
            + "Strides = 2)]"
    )]
    [InlineData(
        "[Input(9, 11, 2)] [Conv2D(4, 1, Activation.Tanh)] [Conv2D(3, 2, Strides = 3, Activation = Activation.Tanh, Padding = "
            + "Padding.Same)]"
    )]
    [InlineData(
        "[Input(7, 7, 1)] [Conv2D(16, 3, Activation.Tanh, Padding = Padding.Same)] [Conv2D(16, 5, Strides = 2, Padding = Padding.Same)] "
            + "[Flatten] [Dense(2)]"
    )]
    public void Chains(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(20)] [Dense(100, Activation.Tanh)] [Dense(180)]", 3)]
    [InlineData("[Input(5)] [Dense(300, Activation.ReLU)] [Dense(90, Activation.Tanh)] [Dense(3)]", 40)]
    [InlineData("[Input(5)] [Dense(768, Activation.ReLU)] [Dense(90, Activation.Tanh)] [Dense(3)]", 40)]
    [InlineData("[Input(4200)] [Dense(70, Activation.Tanh)] [Dense(3)]", 70)]
    [InlineData("[Input(4, 4, 470)] [Conv2D(64, 3, Activation.Tanh)] [Flatten] [Dense(3)]", 7)]
    [InlineData("[Input(512)] [Dense(512, Activation.ReLU)] [Dense(3, Activation.Softmax)]", 70)]
    [InlineData("[Input(4, 8, 64)] [Flatten] [Dense(9)] [Dense(1024)] [Reshape(4, 16, 16)] [MaxPooling2D(2)] [Flatten] [Dense(3)]", 7)]
    [InlineData("[Input(5, 512)] [LSTM(6, ReturnSequences = true)] [Dense(512, Activation.Tanh)] [LayerNormalization] [GRU(3)]", 7)]
    [InlineData(
        "[Input(8, 8, 1)] [Conv2D(28, 3, UseBias = false)] [MaxPooling2D(2)] [Activation(Activation.ReLU)] [Flatten] [Dense(112, "
            + "Activation.ReLU)] [Dense(3)]",
        70
    )]
    public void LargeMatrices(string declaration, int n) => Check.LargeBatch(declaration, n);

    // Axes of length 1, stretched gradients, cropped images: rows are not always what they seem.
    [Theory]
    [InlineData("[Input(4, 12, 1)] [LayerNormalization] [AveragePooling2D(3)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(5, 8, 2)] [PReLU] [Conv2D(2, 1, 4, Strides = 3)] [GlobalAveragePooling2D]")]
    [InlineData("[Input(3, 11, 16)] [Conv2D(1, 3, 2, Padding = Padding.Same)] [MaxPooling2D(2)] [BatchNormalization] [Flatten] [Dense(3)]")]
    public void Rows(string declaration) => Check.LargeBatch(declaration, 5);

    // Forms that the compiler chooses by size: columns in lanes, pooling in registers, gradients computed where they are read.
    [Theory]
    [InlineData(
        "[Input(28, 28, 1)] [Conv2D(6, 5, Activation.ReLU, Padding = Padding.Same)] [MaxPooling2D(2)] [Conv2D(16, 5, Activation.ReLU)] "
            + "[MaxPooling2D(2)] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(26, 30, 1)] [Conv2D(3, 3, Padding = Padding.Same)] [MaxPooling2D(2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(30, 15, 1)] [ZeroPadding2D(1)] [Conv2D(7, 3, 2, Activation.Tanh)] [MaxPooling2D(2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(40, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(12, 12, 1)] [Conv2D(20, 2, 4, Activation.Tanh)] [MaxPooling2D(2)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(9, 9, 2)] [Conv2D(20, 4, Activation.Tanh)] [MaxPooling2D(3)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(20, 1, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(3)]")]
    public void Forms(string declaration) => Check.LargeBatch(declaration, 7);
}

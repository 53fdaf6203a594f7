using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Convolutions against the naive interpreter and central differences: every argument, odd sizes, channels around the vector widths.</summary>
public class ConvolutionTests
{
    [Theory]
    [InlineData("[Input(6, 5, 2)] [Conv2D(3, 3)]")]
    [InlineData("[Input(6, 5, 1)] [Conv2D(4, 3, Activation.Tanh, Padding = Padding.Same)] [Conv2D(17, 2, Activation.ReLU)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(7, 6, 3)] [Conv2D(5, 3, Strides = 2, Padding = Padding.Same)] [Conv2D(3, 2, Activation.Sigmoid)]")]
    [InlineData("[Input(4, 5, 3)] [Conv2D(5, 2, 3, Activation.Sigmoid, UseBias = false)] [Conv2D(2, 1)]")]
    [InlineData("[Input(3, 3, 2)] [Conv2D(3, 3)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(2, 3, 2)] [Conv2D(3, 4, 5, Padding = Padding.Same)]")]
    [InlineData("[Input(5, 4, 3)] [Conv2D(3, 2, Activation.Softmax, L2 = 0.1, ActivityL2 = 0.1)]")]
    public void Images(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(7, 6, 2)] [Conv2D(3, 2, Strides = 2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(8, 7, 2)] [Conv2D(3, 3, StrideHeight = 3, StrideWidth = 1, Padding = Padding.Same)] [Conv2D(2, 2)]")]
    [InlineData("[Input(5, 5, 2)] [Conv2D(3, 3, Padding = Padding.Same)] [Conv2D(3, 1, Strides = 2, Padding = Padding.Same)]")]
    [InlineData("[Input(6, 6, 2)] [Conv2D(3, 2)] [Conv2D(3, 2, Strides = 3)]")]
    [InlineData("[Input(7, 6, 2)] [Conv2D(3, 2)] [Conv2D(3, 3, DilationRate = 2)]")]
    [InlineData("[Input(4, 5, 2)] [Conv2D(2, 2, Padding = Padding.Same)] [Conv2D(3, 3, DilationHeight = 3, DilationWidth = 2, Padding = Padding.Same)]")]
    public void StridesAndDilation(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 15)]
    [InlineData(15, 1)]
    [InlineData(16, 16)]
    [InlineData(17, 2)]
    [InlineData(2, 17)]
    public void Channels(int channels, int filters) => Check.Network($"[Input(4, 4, 1)] [Conv2D({channels}, 1)] [Conv2D({filters}, 2, Activation.Tanh)]", 3);

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
    public void Sequences(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(3, 4, 2)] [Conv2DTranspose(3, 3, Activation.Tanh)]")]
    [InlineData("[Input(3, 2, 2)] [Conv2DTranspose(3, 3, Strides = 2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(2, 3, 2)] [Conv2DTranspose(3, 2, Strides = 3)] [Conv2D(2, 2)]")]
    [InlineData("[Input(3, 2, 2)] [Conv2DTranspose(3, 3, Padding = Padding.Same)] [Conv2DTranspose(2, 3, Strides = 2, Padding = Padding.Same)]")]
    [InlineData("[Input(2, 2, 2)] [Conv2DTranspose(3, 5, 4, Strides = 2, Padding = Padding.Same)] [Conv2DTranspose(1, 2, Strides = 3, Padding = Padding.Same)]")]
    [InlineData("[Input(2, 3, 2)] [Conv2DTranspose(3, 3, Strides = 2, OutputPadding = 1)] [Conv2DTranspose(2, 3, Strides = 2, Padding = Padding.Same, OutputPaddingHeight = 1, OutputPaddingWidth = 0)]")]
    [InlineData("[Input(3, 3, 2)] [Conv2DTranspose(3, 2, DilationRate = 2)] [Conv2DTranspose(2, 3, DilationRate = 2, Padding = Padding.Same)]")]
    [InlineData("[Input(6)] [Dense(8)] [Reshape(2, 2, 2)] [Conv2DTranspose(17, 2, Strides = 2, Activation = Activation.ReLU)] [Conv2DTranspose(1, 3, Activation.Sigmoid)]")]
    public void Transposed(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 4, 3)] [DepthwiseConv2D(3, Activation.Tanh)]")]
    [InlineData("[Input(4, 4, 2)] [Conv2D(17, 1)] [DepthwiseConv2D(2, 3, Padding = Padding.Same)] [Conv2D(2, 2)]")]
    [InlineData("[Input(5, 4, 1)] [Conv2D(3, 2)] [DepthwiseConv2D(2, DepthMultiplier = 2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(6, 5, 2)] [Conv2D(2, 2)] [DepthwiseConv2D(3, Strides = 2, DepthMultiplier = 3, Padding = Padding.Same)]")]
    [InlineData("[Input(6, 5, 2)] [Conv2D(3, 1)] [DepthwiseConv2D(2, DilationRate = 2, UseBias = false)]")]
    [InlineData("[Input(5, 4, 2)] [SeparableConv2D(3, 3, Activation.ReLU)]")]
    [InlineData("[Input(5, 4, 2)] [Conv2D(3, 2)] [SeparableConv2D(17, 2, Padding = Padding.Same, DepthMultiplier = 2)] [SeparableConv2D(2, 2, Strides = 2)]")]
    public void Depthwise(string declaration) => Check.Network(declaration, 3);
}

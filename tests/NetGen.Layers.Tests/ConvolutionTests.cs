using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Convolution and pooling against the naive interpreter and central differences.</summary>
public class ConvolutionTests
{
    [Theory]
    [InlineData("[Input(6, 5, 2)] [Conv2D(3, 3)]")]
    [InlineData("[Input(6, 5, 1)] [Conv2D(4, 3, Activation.Tanh, Padding = Padding.Same)] [Conv2D(17, 2, Activation.ReLU)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(7, 6, 3)] [Conv2D(5, 3, Strides = 2, Padding = Padding.Same)] [Conv2D(3, 2, Activation.Sigmoid)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(5, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(9, 7, 2)] [Conv2D(16, 3, Activation.Tanh, Padding = Padding.Same)] [MaxPooling2D(2)] [Conv2D(3, 2)] [MaxPooling2D(2)]")]
    [InlineData("[Input(7, 8, 2)] [Conv2D(4, 3, Activation.Tanh)] [Conv2D(3, 3, Activation.Tanh)] [Conv2D(17, 2)]")]
    [InlineData("[Input(9, 8, 2)] [Conv2D(4, 3, Activation.Tanh)] [Conv2D(3, 3, Strides = 2, Activation = Activation.Tanh)] [Conv2D(5, 1, Strides = 2)]")]
    [InlineData("[Input(9, 11, 2)] [Conv2D(4, 1, Activation.Tanh)] [Conv2D(3, 2, Strides = 3, Activation = Activation.Tanh, Padding = Padding.Same)]")]
    [InlineData("[Input(9, 9, 1)] [Conv2D(16, 3, Activation.Tanh, Padding = Padding.Same)] [Conv2D(16, 5, Strides = 2, Padding = Padding.Same)] [Flatten] [Dense(2)]")]
    public void Images(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(20)] [Dense(100, Activation.Tanh)] [Dense(180)]", 3)]
    [InlineData("[Input(5)] [Dense(300, Activation.ReLU)] [Dense(90, Activation.Tanh)] [Dense(3)]", 40)]
    [InlineData("[Input(8, 8, 1)] [Conv2D(28, 3, UseBias = false)] [MaxPooling2D(2)] [Activation(Activation.ReLU)] [Flatten] [Dense(112, Activation.ReLU)] [Dense(3)]", 70)]
    public void LargeMatrices(string declaration, int n) => Check.LargeBatch(declaration, n);
}

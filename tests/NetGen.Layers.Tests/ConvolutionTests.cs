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
    public void Images(string declaration) => Check.Network(declaration);
}

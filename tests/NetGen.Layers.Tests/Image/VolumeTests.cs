using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers over volumes against the naive interpreter and central differences: every argument, odd sizes, channels around the
/// vector widths.</summary>
public class VolumeTests
{
    [Theory]
    [InlineData("[Input(4, 5, 6, 2)] [Conv3D(3, 3)]")]
    [InlineData("[Input(3, 4, 3, 1)] [Conv3D(4, 2, Activation.Tanh, Padding = Padding.Same)] [Conv3D(17, 2, Activation.ReLU)] [Flatten]")]
    [InlineData("[Input(2, 3, 4, 3)] [Conv3D(5, 1, 2, 3, Activation.Sigmoid, UseBias = false)] [Conv3D(2, 1)]")]
    [InlineData("[Input(2, 2, 2, 2)] [Conv3D(3, 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(2, 1, 3, 2)] [Conv3D(3, 3, 4, 5, Padding = Padding.Same)]")]
    [InlineData("[Input(3, 3, 2, 2)] [Conv3D(3, 2, Activation.Softmax, L2 = 0.1, BiasL2 = 0.1, ActivityL2 = 0.1)]")]
    [InlineData(
        "[Input(3, 2, 3, 2)] [Conv3D(filters: 2, kernelDepth: 2, kernelHeight: 1, kernelWidth: 2)] [Conv3D(kernelSize: 1, filters: 2)]"
    )]
    [InlineData("[Input(1, 1, 1, 17)] [Conv3D(16, 1, Activation.Tanh)] [Conv3D(2, 1)]")]
    public void Convolutions(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 4, 5, 2)] [Conv3D(3, 2, Strides = 2)] [Conv3D(2, 2, 1, 2)]")]
    [InlineData(
        "[Input(4, 5, 4, 1)] [Conv3D(3, 3, StrideDepth = 3, StrideHeight = 1, StrideWidth = 2, Padding = Padding.Same)] [Conv3D(2, 2)]"
    )]
    [InlineData("[Input(3, 3, 4, 2)] [Conv3D(3, 2, Padding = Padding.Same)] [Conv3D(3, 1, Strides = 2, Padding = Padding.Same)]")]
    [InlineData("[Input(4, 5, 4, 1)] [Conv3D(3, 2)] [Conv3D(3, 2, DilationRate = 2)]")]
    [InlineData("[Input(3, 4, 3, 1)] [Conv3D(2, 1)] [Conv3D(3, 2, DilationDepth = 3, DilationHeight = 2, Padding = Padding.Same)]")]
    [InlineData("[Input(5, 5, 5, 1)] [Conv3D(17, 2, Activation.Tanh)] [Conv3D(3, 3, Strides = 2, Padding = Padding.Same)]")]
    public void StridesAndDilation(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(15, 1)]
    [InlineData(16, 16)]
    [InlineData(2, 17)]
    public void Channels(int channels, int filters) =>
        Check.Network($"[Input(2, 3, 2, 1)] [Conv3D({channels}, 1)] [Conv3D({filters}, 2, Activation.Tanh)]", 3);

    [Theory]
    [InlineData("[Input(3, 4, 3, 4)] [Conv3D(6, 2, Activation.Tanh, Groups = 2)]")]
    [InlineData("[Input(2, 3, 2, 2)] [Conv3D(17, 1)] [Conv3D(34, 2, Groups = 17)]")]
    public void Groups(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(2, 3, 2, 2)] [Conv3DTranspose(3, 3, Activation.Tanh)]")]
    [InlineData("[Input(2, 2, 3, 2)] [Conv3DTranspose(3, 2, Strides = 3)] [Conv3D(2, 2)]")]
    [InlineData(
        "[Input(2, 3, 2, 2)] [Conv3DTranspose(3, 3, Padding = Padding.Same)] [Conv3DTranspose(2, 3, Strides = 2, Padding = Padding.Same)]"
    )]
    [InlineData(
        "[Input(2, 1, 2, 2)] [Conv3DTranspose(3, 3, Strides = 2, OutputPadding = 1)] [Conv3DTranspose(2, 1, 3, 2, Strides = 2, Padding = "
            + "Padding.Same, OutputPaddingDepth = 1, OutputPaddingHeight = 1, OutputPaddingWidth = 0)]"
    )]
    [InlineData("[Input(2, 2, 3, 1)] [Conv3DTranspose(17, 2, DilationRate = 2)] [Conv3DTranspose(2, 1, 2, 1, DilationHeight = 3)]")]
    [InlineData("[Input(6)] [Dense(8)] [Reshape(2, 2, 2, 1)] [Conv3DTranspose(17, 2, StrideHeight = 2, Activation = Activation.ReLU)]")]
    public void Transposed(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 5, 5, 1)] [Conv3D(5, 2, Activation.ReLU)] [MaxPooling3D(2)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(4, 5, 6, 2)] [MaxPooling3D]")]
    [InlineData(
        "[Input(4, 5, 4, 1)] [Conv3D(16, 2, Activation.Softplus)] [MaxPooling3D(3, Strides = 2, Padding = Padding.Same)] [Conv3D(2, 2)]"
    )]
    [InlineData(
        "[Input(3, 4, 5, 1)] [Conv3D(17, 1)] [MaxPooling3D(2, 1, 3, StrideDepth = 1, StrideHeight = 2, StrideWidth = 2, Padding = "
            + "Padding.Same)]"
    )]
    [InlineData("[Input(3, 2, 3, 2)] [Conv3D(17, 2, Activation.ReLU)] [GlobalMaxPooling3D] [Dense(2)]")]
    [InlineData("[Input(2, 3, 2, 2)] [Conv3D(3, 1)] [GlobalMaxPooling3D(KeepDims = true)] [Conv3D(2, 1)]")]
    public void Maxima(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(4, 5, 4, 1)] [Conv3D(3, 1, Activation.ReLU)] [AveragePooling3D(2)] [Conv3D(2, 2)]")]
    [InlineData("[Input(5, 4, 5, 1)] [Conv3D(3, 2)] [AveragePooling3D(3, Strides = 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4, 3, 5, 1)] [Conv3D(17, 2)] [AveragePooling3D(3, Strides = 2, Padding = Padding.Same)] [Conv3D(2, 2, 1, 2)]")]
    [InlineData("[Input(3, 4, 3, 1)] [Conv3D(3, 1)] [AveragePooling3D(3, 2, 1, Strides = 1, Padding = Padding.Same)]")]
    [InlineData("[Input(3, 2, 3, 2)] [Conv3D(17, 2, Activation.Tanh)] [GlobalAveragePooling3D] [Dense(2)]")]
    [InlineData("[Input(2, 3, 2, 2)] [Conv3D(3, 1)] [GlobalAveragePooling3D(KeepDims = true)] [Conv3D(2, 1)]")]
    public void Means(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(2, 3, 2, 2)] [Conv3D(3, 2)] [UpSampling3D(2)] [Conv3D(2, 2)]")]
    [InlineData("[Input(2, 1, 3, 2)] [Conv3D(17, 1)] [UpSampling3D(3, 2, 1)]")]
    [InlineData("[Input(2, 3, 2, 2)] [ZeroPadding3D(2)] [Conv3D(3, 2)] [ZeroPadding3D] [Conv3D(2, 3)]")]
    [InlineData("[Input(2, 2, 3, 2)] [Conv3D(17, 1)] [ZeroPadding3D(1, 2, 0)] [Conv3D(2, 2)] [ZeroPadding3D(1, 0, 2, 3, 0, 1)]")]
    [InlineData("[Input(5, 5, 5, 2)] [Cropping3D(1)] [Conv3D(3, 2)] [Cropping3D(0, 1, 0, 0, 1, 0)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(3, 4, 4, 1)] [Conv3D(17, 1)] [Cropping3D(1, 0, 0, 2, 2, 1)] [Cropping3D]")]
    [InlineData("[Input(2, 3, 4, 3)] [SpatialDropout3D(0.4)] [Conv3D(2, 2)]")]
    public void Sizes(string declaration) => Check.Network(declaration, 3);

    // Layers of images over the slices of a volume, of volumes over steps, and what else takes any shape.
    [Theory]
    [InlineData("[Input(3, 4, 4, 1)] [TimeDistributed] [Conv2D(2, 2)] [Conv3D(3, 2)] [BatchNormalization] [GlobalAveragePooling3D]")]
    [InlineData("[Input(2, 3, 3, 3, 1)] [TimeDistributed] [Conv3D(2, 2, Activation.Tanh)] [TimeDistributed] [MaxPooling3D(2)]")]
    [InlineData("[Input(2, 3, 4, 3, 1)] [TimeDistributed] [AveragePooling3D(2, Strides = 1)] [TimeDistributed] [Conv3DTranspose(2, 2)]")]
    [InlineData("[Input(2, 3, 2, 4)] [Permute(4, 1, 3, 2)] [PReLU] [Conv3D(2, 2)] [LayerNormalization] [Permute(2, 1, 4, 3)]")]
    [InlineData("[Input(3, 3, 2, 4)] [GroupNormalization(2)] [Conv3D(2, 2, Activation.ReLU)] [Flatten] [Dense(3, Activation.Softmax)]")]
    public void Stacks(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 6, 5, 2)] [Conv3D(3, 2, Activation.ReLU, Padding = Padding.Same)] [MaxPooling3D(2)] [Conv3D(2, 2)]", 67)]
    [InlineData("[Input(8, 8, 8, 3)] [Conv3D(20, 3, Activation.ReLU)] [MaxPooling3D(2)] [Flatten] [Dense(3)]", 7)]
    [InlineData("[Input(2, 4, 4, 130)] [Conv3D(64, 2, Activation.Tanh)] [Flatten] [Dense(3)]", 7)]
    public void LargeBatch(string declaration, int n) => Check.LargeBatch(declaration, n);

    /// <summary>Keras' fans: the last two lengths of the kernel times the size of the window.</summary>
    [Theory]
    [InlineData("[Input(4, 4, 4, 4)] [Conv3D(6, 3, 2, 1, Groups = 2)]", "conv3d.kernel", "[3, 2, 1, 2, 6]", 12, 36)]
    [InlineData("[Input(4, 4, 4, 4)] [Conv3DTranspose(6, 3)]", "conv3d_transpose.kernel", "[3, 3, 3, 6, 4]", 162, 108)]
    public void Kernels(string declaration, string name, string shape, int fanIn, int fanOut)
    {
        var kernel = CompiledNetwork.Of(declaration).Graph.Parameters.Single(p => p.Name == name);
        Assert.Equal((shape, fanIn, fanOut, "GlorotUniform"), (kernel.Shape.ToString(), kernel.FanIn, kernel.FanOut, kernel.Initializer));
    }
}

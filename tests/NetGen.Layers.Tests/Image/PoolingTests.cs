using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Pooling and resizing against the naive interpreter and central differences.</summary>
public class PoolingTests
{
    [Theory]
    [InlineData("[Input(8, 8, 1)] [Conv2D(5, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(3)]")]
    [InlineData(
        "[Input(9, 7, 2)] [Conv2D(16, 3, Activation.Tanh, Padding = Padding.Same)] [MaxPooling2D(2)] [Conv2D(3, 2)] [MaxPooling2D(2)]"
    )]
    [InlineData("[Input(7, 7, 2)] [Conv2D(3, 2, Activation.Softplus)] [MaxPooling2D(3, Strides = 2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(5, 6, 2)] [Conv2D(3, 2, Activation.GELU)] [MaxPooling2D(3, Strides = 2, Padding = Padding.Same)] [Conv2D(2, 2)]")]
    [InlineData("[Input(5, 5, 2)] [Conv2D(17, 2)] [MaxPooling2D(2, 3, StrideHeight = 1, StrideWidth = 2, Padding = Padding.Same)]")]
    [InlineData("[Input(9, 2)] [Conv1D(3, 2, Activation.Sigmoid)] [MaxPooling1D(2)] [Conv1D(2, 2)]")]
    [InlineData(
        "[Input(9, 2)] [Conv1D(17, 2, Activation.LeakyReLU)] [MaxPooling1D(3, Strides = 2, Padding = Padding.Same)] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(4, 5, 2)] [Conv2D(17, 2, Activation.ReLU)] [GlobalMaxPooling2D] [Dense(2)]")]
    [InlineData("[Input(4, 5, 2)] [Conv2D(3, 2)] [GlobalMaxPooling2D(KeepDims = true)] [Conv2D(2, 1)]")]
    [InlineData("[Input(6, 2)] [Conv1D(17, 2, Activation.ReLU)] [GlobalMaxPooling1D] [Dense(2)]")]
    [InlineData("[Input(1, 3)] [Dense(4)] [GlobalMaxPooling1D(KeepDims = true)] [LSTM(2)]")]
    public void Maxima(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(6, 7, 2)] [Conv2D(3, 2, Activation.ReLU)] [AveragePooling2D(2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(6, 7, 2)] [Conv2D(3, 2)] [AveragePooling2D(3, Strides = 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(6, 5, 2)] [Conv2D(17, 2)] [AveragePooling2D(3, Strides = 2, Padding = Padding.Same)] [Conv2D(2, 2)]")]
    [InlineData("[Input(4, 5, 2)] [Conv2D(3, 1)] [AveragePooling2D(3, 2, Strides = 1, Padding = Padding.Same)]")]
    [InlineData("[Input(9, 2)] [Conv1D(3, 2)] [AveragePooling1D(2)] [Conv1D(2, 2)]")]
    [InlineData("[Input(8, 2)] [Conv1D(3, 2)] [AveragePooling1D(3, Strides = 2, Padding = Padding.Same)] [Conv1D(2, 2)]")]
    [InlineData("[Input(4, 5, 2)] [Conv2D(17, 2, Activation.Tanh)] [GlobalAveragePooling2D] [Dense(2)]")]
    [InlineData("[Input(4, 5, 2)] [Conv2D(3, 2)] [GlobalAveragePooling2D(KeepDims = true)] [Conv2D(2, 1)]")]
    [InlineData("[Input(6, 2)] [Conv1D(17, 2, Activation.Tanh)] [GlobalAveragePooling1D] [Dense(2)]")]
    [InlineData(
        "[Input(3, 4, 2)] [TimeDistributed] [Dense(3)] [TimeDistributed] [GlobalAveragePooling1D] [GlobalAveragePooling1D(KeepDims = true)]"
    )]
    public void Means(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(3, 4, 2)] [Conv2D(3, 2)] [UpSampling2D(2)] [Conv2D(2, 2)]")]
    [InlineData("[Input(2, 3, 2)] [Conv2D(17, 1)] [UpSampling2D(3, 2)]")]
    [InlineData("[Input(2, 3, 2)] [UpSampling2D] [Conv2D(3, 2)]")]
    [InlineData("[Input(3, 3, 2)] [ZeroPadding2D(2)] [Conv2D(3, 2)] [ZeroPadding2D] [Conv2D(2, 3)]")]
    [InlineData("[Input(3, 3, 2)] [Conv2D(17, 1)] [ZeroPadding2D(1, 2)] [Conv2D(2, 2)] [ZeroPadding2D(1, 0, 2, 3)]")]
    [InlineData("[Input(3, 3, 2)] [ZeroPadding2D(0)] [Conv2D(3, 1)] [ZeroPadding2D(0, 1, 0, 0)]")]
    [InlineData("[Input(7, 6, 2)] [Cropping2D(1)] [Conv2D(3, 2)] [Cropping2D(1, 0)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4, 6, 2)] [Conv2D(17, 1)] [Cropping2D(1, 0, 2, 2)] [Conv2D(2, 2)] [Cropping2D]")]
    [InlineData("[Input(3, 4, 17)] [Cropping2D(0, 1)] [ZeroPadding2D(1)] [Cropping2D(0, 2, 1, 0)]")]
    [InlineData("[Input(7, 2)] [Cropping1D(2, 1)] [Conv1D(3, 2)] [ZeroPadding1D(1)] [Conv1D(2, 2)] [Cropping1D]")]
    [InlineData("[Input(3, 17)] [ZeroPadding1D(0, 2)] [Dense(16)] [Cropping1D(0)] [ZeroPadding1D]")]
    [InlineData("[Input(4, 3)] [Dense(5)] [UpSampling1D(3)] [Conv1D(2, 2)] [UpSampling1D]")]
    [InlineData("[Input(3, 4, 2)] [Conv2D(3, 2)] [UpSampling2D(2, Interpolation = Interpolation.Bilinear)] [Conv2D(2, 2)]")]
    [InlineData("[Input(2, 3, 17)] [UpSampling2D(3, 4, Interpolation = Interpolation.Bilinear)]")]
    [InlineData("[Input(1, 4, 2)] [Conv2D(16, 1)] [UpSampling2D(5, 1, Interpolation = Interpolation.Bilinear)] [Flatten] [Dense(2)]")]
    [InlineData(
        "[Input(2, 3, 2)] [Conv2D(3, 1, Name = \"c\")] [UpSampling2D(4, 1, Interpolation = Interpolation.Bilinear)] [Flatten(Name = \"f\")] "
            + "[UpSampling2D(1, 4, Interpolation = Interpolation.Bilinear, From = \"c\")] [Flatten] [Add(\"f\")] [Dense(2)]"
    )]
    [InlineData("[Input(2, 1, 3)] [UpSampling2D(1, Interpolation = Interpolation.Bilinear)] [Conv2D(2, 1)]")]
    public void Sizes(string declaration) => Check.Network(declaration, 3);
}

namespace NetGen;

/// <summary>What convolutions of sequences have in common.</summary>
/// <param name="kernelSize">Steps of a window.</param>
/// <param name="activation">Applied to the result.</param>
public abstract class Convolution1DAttribute(int kernelSize, Activation activation) : ConvolutionAttribute(activation), IHasDataFormat
{
    /// <summary>Steps of a window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <inheritdoc cref="Convolution2DAttribute.DataFormat"/>
    public DataFormat DataFormat { get; set; }
}

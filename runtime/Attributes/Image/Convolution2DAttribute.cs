namespace NetGen;

/// <summary>What convolutions of images have in common.</summary>
/// <param name="kernelHeight">Rows of a window.</param>
/// <param name="kernelWidth">Columns of a window.</param>
/// <param name="activation">Applied to the result.</param>
public abstract class Convolution2DAttribute(int kernelHeight, int kernelWidth, Activation activation)
    : ConvolutionAttribute(activation),
        IHasDataFormat
{
    /// <summary>Rows of a window.</summary>
    public int KernelHeight { get; } = kernelHeight;

    /// <summary>Columns of a window.</summary>
    public int KernelWidth { get; } = kernelWidth;

    /// <summary>Rows from one window to the next; <see cref="ConvolutionAttribute.Strides"/> unless said.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Columns from one window to the next; <see cref="ConvolutionAttribute.Strides"/> unless said.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Rows from one weight of a window to the next; <see cref="ConvolutionAttribute.DilationRate"/> unless said.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Columns from one weight of a window to the next; <see cref="ConvolutionAttribute.DilationRate"/> unless said.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Which axis of input and output has the channels; ChannelsLast unless said otherwise. The weights are the same in
    /// either.</summary>
    public DataFormat DataFormat { get; set; }
}

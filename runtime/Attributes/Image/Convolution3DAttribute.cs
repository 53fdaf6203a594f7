namespace NetGen;

/// <summary>What convolutions of volumes have in common: the arguments of those of images, and those of one axis more.</summary>
/// <param name="kernelDepth">Slices of a window.</param>
/// <param name="kernelHeight">Rows of a window.</param>
/// <param name="kernelWidth">Columns of a window.</param>
/// <param name="activation">Applied to the result.</param>
public abstract class Convolution3DAttribute(int kernelDepth, int kernelHeight, int kernelWidth, Activation activation)
    : Convolution2DAttribute(kernelHeight, kernelWidth, activation)
{
    /// <summary>Slices of a window.</summary>
    public int KernelDepth { get; } = kernelDepth;

    /// <summary>Slices from one window to the next; <see cref="ConvolutionAttribute.Strides"/> unless said.</summary>
    public int StrideDepth { get; set; }

    /// <summary>Slices from one weight of a window to the next; <see cref="ConvolutionAttribute.DilationRate"/> unless said.</summary>
    public int DilationDepth { get; set; }
}

namespace NetGen;

/// <summary>Convolution of an image: y[r, c, f] = activation(sum over the window of x · kernel + bias). Input [height, width, channels]; kernel
/// [kernel height, kernel width, channels, filters], bias [filters].</summary>
/// <param name="filters">Channels of the result.</param>
/// <param name="kernelSize">Height and width of the window.</param>
/// <param name="activation">Applied to the result.</param>
public sealed class Conv2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear) : KernelLayerAttribute
{
    /// <summary>Channels of the result.</summary>
    public int Filters { get; } = filters;

    /// <summary>Height and width of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The activation given as argument; <see cref="KernelLayerAttribute.Activation"/> says the same by name.</summary>
    public Activation Function { get; } = activation;

    /// <summary>Pixels from one window to the next.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>What surrounds the image.</summary>
    public Padding Padding { get; set; }
}

namespace NetGen;

/// <summary>Convolution of a volume: y[q, r, c, f] = activation(Σ x[q·s + h·d, r·s + i·d, c·s + j·d, k] · kernel[h, i, j, k, f] + bias[f])
/// with strides s and dilation d. Input [depth, height, width, channels], output [slices, rows, columns, filters]; kernel [kernel depth,
/// kernel height, kernel width, channels / groups, filters], bias [filters].</summary>
public sealed class Conv3DAttribute : Convolution3DAttribute
{
    /// <summary>With windows as deep and high as they are wide.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelSize">Depth, height and width of the window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv3DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any depth, height and width.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelDepth">Slices of a window.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv3DAttribute(int filters, int kernelDepth, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(kernelDepth, kernelHeight, kernelWidth, activation) => Filters = filters;

    /// <summary>Channels of the result.</summary>
    public int Filters { get; }

    /// <summary>Into so many equal groups the channels and the filters are divided; filters see only the channels of their own
    /// group.</summary>
    public int Groups { get; set; } = 1;
}

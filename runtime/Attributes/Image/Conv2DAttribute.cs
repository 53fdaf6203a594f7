namespace NetGen;

/// <summary>Convolution of an image: y[r, c, f] = activation(Σ x[r·s + i·d, c·s + j·d, k] · kernel[i, j, k, f] + bias[f]) with strides s
/// and dilation d. Input [height, width, channels], output [rows, columns, filters]; kernel [kernel height, kernel width, channels /
/// groups, filters], bias [filters].</summary>
public sealed class Conv2DAttribute : Convolution2DAttribute
{
    /// <summary>With square windows.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any height and width.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(kernelHeight, kernelWidth, activation) => Filters = filters;

    /// <summary>Channels of the result.</summary>
    public int Filters { get; }

    /// <summary>Into so many equal groups the channels and the filters are divided; filters see only the channels of their own
    /// group.</summary>
    public int Groups { get; set; } = 1;
}

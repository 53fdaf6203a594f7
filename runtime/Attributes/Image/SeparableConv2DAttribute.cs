namespace NetGen;

/// <summary>Convolution of each channel by itself, then of the channels of each pixel: e[r, c, k·m + q] = Σ x[r·s + i·d, c·s + j·d, k] ·
/// depthwise_kernel[i, j, k, q], y[r, c, f] = activation(Σ e[r, c, l] · pointwise_kernel[0, 0, l, f] + bias[f]). Input [height, width,
/// channels], output [rows, columns, filters]; depthwise_kernel [kernel height, kernel width, channels, m], pointwise_kernel [1, 1,
/// channels · m, filters], bias [filters].</summary>
public sealed class SeparableConv2DAttribute : Convolution2DAttribute
{
    /// <summary>With square windows.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="activation">Applied to the result.</param>
    public SeparableConv2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any height and width.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to the result.</param>
    public SeparableConv2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(kernelHeight, kernelWidth, activation) => Filters = filters;

    /// <summary>Channels of the result.</summary>
    public int Filters { get; }

    /// <summary>Results for each channel before they are mixed.</summary>
    public int DepthMultiplier { get; set; } = 1;
}

namespace NetGen;

/// <summary>Convolution of each channel by itself: y[r, c, k·m + q] = activation(Σ x[r·s + i·d, c·s + j·d, k] · kernel[i, j, k, q] +
/// bias[k·m + q]) with strides s, dilation d and m results a channel. Input [height, width, channels], output [rows, columns, channels ·
/// m]; depthwise_kernel [kernel height, kernel width, channels, m], bias [channels · m].</summary>
public sealed class DepthwiseConv2DAttribute : Convolution2DAttribute
{
    /// <summary>With square windows.</summary>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="activation">Applied to the result.</param>
    public DepthwiseConv2DAttribute(int kernelSize, Activation activation = Activation.Linear)
        : this(kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any height and width.</summary>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to the result.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(kernelHeight, kernelWidth, activation) { }

    /// <summary>Results for each channel.</summary>
    public int DepthMultiplier { get; set; } = 1;
}

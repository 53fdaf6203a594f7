namespace NetGen;

/// <summary>Transposed convolution, which makes an image larger: y[r·s + i·d, c·s + j·d, f] += x[r, c, k] · kernel[i, j, f, k] for every
/// pixel and every weight, then activation(y + bias[f]), with strides s and dilation d. Input [height, width, channels], output [rows,
/// columns, filters]; kernel [kernel height, kernel width, filters, channels], bias [filters]. Along an axis of length n with a window that
/// spans k the output has (n - 1) · s + max(k, s) elements, with Padding.Same n · s.</summary>
public sealed class Conv2DTransposeAttribute : Convolution2DAttribute
{
    /// <summary>With square windows.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv2DTransposeAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any height and width.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv2DTransposeAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(kernelHeight, kernelWidth, activation) => Filters = filters;

    /// <summary>Channels of the result.</summary>
    public int Filters { get; }

    /// <summary>Said, it fixes the output's length: (n - 1) · s + k + OutputPadding, with Padding.Same (n - 1) · s + k mod 2 +
    /// OutputPadding. At least 0 and less than the strides.</summary>
    public int OutputPadding { get; set; }

    /// <summary>The same for the height alone.</summary>
    public int OutputPaddingHeight { get; set; }

    /// <summary>The same for the width alone.</summary>
    public int OutputPaddingWidth { get; set; }
}

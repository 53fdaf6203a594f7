namespace NetGen;

/// <summary>Transposed convolution, which makes a volume larger: y[q·s + h·d, r·s + i·d, c·s + j·d, f] += x[q, r, c, k] · kernel[h, i, j,
/// f, k] for every place and every weight, then activation(y + bias[f]), with strides s and dilation d. Input [depth, height, width,
/// channels], output [slices, rows, columns, filters]; kernel [kernel depth, kernel height, kernel width, filters, channels], bias
/// [filters]. Along an axis of length n with a window that spans k the output has (n - 1) · s + max(k, s) elements, with Padding.Same
/// n · s.</summary>
public sealed class Conv3DTransposeAttribute : Convolution3DAttribute
{
    /// <summary>With windows as deep and high as they are wide.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelSize">Depth, height and width of the window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv3DTransposeAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any depth, height and width.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelDepth">Slices of a window.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to the result.</param>
    public Conv3DTransposeAttribute(
        int filters,
        int kernelDepth,
        int kernelHeight,
        int kernelWidth,
        Activation activation = Activation.Linear
    )
        : base(kernelDepth, kernelHeight, kernelWidth, activation) => Filters = filters;

    /// <summary>Channels of the result.</summary>
    public int Filters { get; }

    /// <inheritdoc cref="Conv2DTransposeAttribute.OutputPadding"/>
    public int OutputPadding { get; set; }

    /// <summary>The same for the depth alone.</summary>
    public int OutputPaddingDepth { get; set; }

    /// <summary>The same for the height alone.</summary>
    public int OutputPaddingHeight { get; set; }

    /// <summary>The same for the width alone.</summary>
    public int OutputPaddingWidth { get; set; }
}

namespace NetGen;

/// <summary>A convolution of an image whose windows share no weights: y[r, c, f] = activation(Σ x[r·s + i, c·s + j, k] · kernel[r·columns +
/// c, (i·width + j)·channels + k, f] + bias[r, c, f]) with strides s. Input [height, width, channels], output [rows, columns, filters];
/// kernel [rows · columns, kernel height · kernel width · channels, filters], bias [rows, columns, filters]. As Keras 2 has it.</summary>
public sealed class LocallyConnected2DAttribute : LocallyConnectedAttribute, IHasDataFormat
{
    /// <summary>With square windows.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="activation">Applied to the result.</param>
    public LocallyConnected2DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
        : this(filters, kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any height and width.</summary>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to the result.</param>
    public LocallyConnected2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Linear)
        : base(filters, activation) => (KernelHeight, KernelWidth) = (kernelHeight, kernelWidth);

    /// <summary>Rows of a window.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of a window.</summary>
    public int KernelWidth { get; }

    /// <summary>Rows from one window to the next; <see cref="LocallyConnectedAttribute.Strides"/> unless said.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Columns from one window to the next; <see cref="LocallyConnectedAttribute.Strides"/> unless said.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Which axis of input and output has the channels; ChannelsLast unless said otherwise. The weights are the same in
    /// either.</summary>
    public DataFormat DataFormat { get; set; }
}

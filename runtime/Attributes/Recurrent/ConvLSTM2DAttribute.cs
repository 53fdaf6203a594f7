namespace NetGen;

/// <summary>An LSTM over images whose products are convolutions (X. Shi et al., "Convolutional LSTM network: a machine learning approach
/// for precipitation nowcasting", 2015): the cell of <see cref="LSTMAttribute"/> at every place, with i, f, o = recurrentActivation and g =
/// activation of x(t) * kernel + h(t - 1) * recurrent kernel + bias. Input: a sequence of images [steps, height, width, channels]; output:
/// what the last step leaves, [rows, columns, filters], or that of all steps, [steps, rows, columns, filters]. The windows over h(t - 1)
/// stand one place apart, with zeros around it. Kernel [kernel height, kernel width, channels, 4 · filters], recurrent kernel [kernel
/// height, kernel width, filters, 4 · filters], bias [4 · filters], the gates in the order i, f, g, o.</summary>
public sealed class ConvLSTM2DAttribute : LongShortTermAttribute, IHasDataFormat
{
    /// <summary>With square windows.</summary>
    /// <param name="filters">Channels of the result, and of the images that are carried from step to step.</param>
    /// <param name="kernelSize">Height and width of the windows.</param>
    /// <param name="activation">Applied to what a step adds.</param>
    public ConvLSTM2DAttribute(int filters, int kernelSize, Activation activation = Activation.Tanh)
        : this(filters, kernelSize, kernelSize, activation) { }

    /// <summary>With windows of any height and width.</summary>
    /// <param name="filters">Channels of the result, and of the images that are carried from step to step.</param>
    /// <param name="kernelHeight">Rows of a window.</param>
    /// <param name="kernelWidth">Columns of a window.</param>
    /// <param name="activation">Applied to what a step adds.</param>
    public ConvLSTM2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.Tanh)
        : base(filters, activation) => (KernelHeight, KernelWidth) = (kernelHeight, kernelWidth);

    /// <summary>Rows of a window.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of a window.</summary>
    public int KernelWidth { get; }

    /// <summary>Pixels of the input from one window to the next; 1 unless said otherwise.</summary>
    public int Strides { get; set; } = 1;

    /// <inheritdoc cref="Convolution2DAttribute.StrideHeight"/>
    public int StrideHeight { get; set; }

    /// <inheritdoc cref="Convolution2DAttribute.StrideWidth"/>
    public int StrideWidth { get; set; }

    /// <summary>What surrounds the images of the input.</summary>
    public Padding Padding { get; set; }

    /// <summary>Pixels of the input from one weight of a window to the next; 1 unless said otherwise. Only where the strides are
    /// 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <inheritdoc cref="Convolution2DAttribute.DilationHeight"/>
    public int DilationHeight { get; set; }

    /// <inheritdoc cref="Convolution2DAttribute.DilationWidth"/>
    public int DilationWidth { get; set; }

    /// <summary>Which axis of the images of input and output, and of those that are carried, has the channels; ChannelsLast unless said
    /// otherwise. ChannelsFirst: [steps, channels, height, width]. The weights are the same in either.</summary>
    public DataFormat DataFormat { get; set; }
}

namespace NetGen;

/// <summary>Transposed convolution, which makes a sequence longer: y[t·s + i·d, f] += x[t, k] · kernel[i, f, k] for every step and every
/// weight, then activation(y + bias[f]), with strides s and dilation d. Input [steps, channels], output [steps of the output, filters];
/// kernel [kernel size, filters, channels], bias [filters]. Of n steps with windows that span k the output has (n - 1) · s + max(k, s),
/// with Padding.Same n · s.</summary>
/// <param name="filters">Channels of the result.</param>
/// <param name="kernelSize">Steps that a step writes to.</param>
/// <param name="activation">Applied to the result.</param>
public sealed class Conv1DTransposeAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
    : Convolution1DAttribute(kernelSize, activation)
{
    /// <summary>Channels of the result.</summary>
    public int Filters { get; } = filters;

    /// <inheritdoc cref="Conv2DTransposeAttribute.OutputPadding"/>
    public int OutputPadding { get; set; }
}

namespace NetGen;

/// <summary>Convolution of a sequence: y[t, f] = activation(Σ x[t·s + i·d, k] · kernel[i, k, f] + bias[f]) with strides s and dilation d.
/// Input [steps, channels], output [windows, filters]; kernel [kernel size, channels / groups, filters], bias [filters].</summary>
/// <param name="filters">Channels of the result.</param>
/// <param name="kernelSize">Steps that a window sees.</param>
/// <param name="activation">Applied to the result.</param>
public sealed class Conv1DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
    : Convolution1DAttribute(kernelSize, activation)
{
    /// <summary>Channels of the result.</summary>
    public int Filters { get; } = filters;

    /// <summary>Into so many equal groups the channels and the filters are divided; filters see only the channels of their own
    /// group.</summary>
    public int Groups { get; set; } = 1;
}

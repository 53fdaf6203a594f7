namespace NetGen;

/// <summary>A convolution of a sequence whose windows share no weights: y[t, f] = activation(Σ x[t·s + i, k] · kernel[t, i·channels + k,
/// f] + bias[t, f]) with strides s. Input [steps, channels], output [windows, filters]; kernel [windows, kernel size · channels, filters],
/// bias [windows, filters]. As Keras 2 has it.</summary>
/// <param name="filters">Channels of the result.</param>
/// <param name="kernelSize">Steps that a window sees.</param>
/// <param name="activation">Applied to the result.</param>
public sealed class LocallyConnected1DAttribute(int filters, int kernelSize, Activation activation = Activation.Linear)
    : LocallyConnectedAttribute(filters, activation),
        IHasDataFormat
{
    /// <summary>Steps that a window sees.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <inheritdoc cref="Convolution2DAttribute.DataFormat"/>
    public DataFormat DataFormat { get; set; }
}

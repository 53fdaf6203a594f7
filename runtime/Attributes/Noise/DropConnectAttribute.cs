namespace NetGen;

/// <summary>A fully connected layer that in training drops each weight, not each output, with probability rate and scales the others by 1 /
/// (1 - rate) (Wan et al., "Regularization of neural networks using DropConnect", 2013). Each sample of a batch loses other weights, so
/// that a training step draws in · units random numbers a sample. Kernel [in, units], bias [units].</summary>
/// <param name="units">Outputs.</param>
/// <param name="rate">The probability, in [0, 1).</param>
/// <param name="activation">Applied to the result.</param>
public sealed class DropConnectAttribute(int units, double rate, Activation activation = Activation.Linear)
    : KernelLayerAttribute(activation)
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;

    /// <summary>The probability, in [0, 1).</summary>
    public double Rate { get; } = rate;
}

namespace NetGen;

/// <summary>Fully connected: y = activation(x · kernel + bias). Input [.., in], output [.., units]; kernel [in, units], bias
/// [units].</summary>
/// <param name="units">Outputs.</param>
/// <param name="activation">Applied to the result.</param>
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : KernelLayerAttribute(activation)
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;
}

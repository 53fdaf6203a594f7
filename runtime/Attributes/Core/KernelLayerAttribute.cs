namespace NetGen;

/// <summary>What layers have in common that apply an activation to what kernel and bias give.</summary>
/// <param name="activation">Applied to the result; Linear for none.</param>
public abstract class KernelLayerAttribute(Activation activation = Activation.Linear) : WeightLayerAttribute
{
    /// <summary>Applied to the result; Linear for none.</summary>
    public Activation Activation { get; set; } = activation;
}

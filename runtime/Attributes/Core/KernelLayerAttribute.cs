namespace NetGen;

/// <summary>What layers have in common that apply an activation to what kernel and bias give.</summary>
public abstract class KernelLayerAttribute : WeightLayerAttribute
{
    /// <summary>Applied to the result; Linear for none.</summary>
    public Activation Activation { get; set; }
}

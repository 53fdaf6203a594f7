namespace NetGen;

/// <summary>What the kernel of the layer above is held to: [Dense(64), KernelConstraint.NonNeg].</summary>
public abstract class KernelConstraint : ConstraintsOf<KernelConstraint>
{
    private KernelConstraint() { }
}

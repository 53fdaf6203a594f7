namespace NetGen;

/// <summary>What the kernel of the layer above adds to the loss: [Dense(64), KernelRegularizer.Orthogonal(0.01)].</summary>
public abstract class KernelRegularizer : RegularizersOf<KernelRegularizer>
{
    private KernelRegularizer() { }
}

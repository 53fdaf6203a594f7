namespace NetGen;

/// <summary>What the bias of the layer above is held to: [Dense(64), BiasConstraint.NonNeg].</summary>
public abstract class BiasConstraint : ConstraintsOf<BiasConstraint>
{
    private BiasConstraint() { }
}

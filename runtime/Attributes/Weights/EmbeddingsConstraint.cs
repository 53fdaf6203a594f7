namespace NetGen;

/// <summary>What the table of the layer above is held to: [Embedding(1000, 32), EmbeddingsConstraint.UnitNorm].</summary>
public abstract class EmbeddingsConstraint : ConstraintsOf<EmbeddingsConstraint>
{
    private EmbeddingsConstraint() { }
}

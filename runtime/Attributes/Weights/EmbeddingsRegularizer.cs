namespace NetGen;

/// <summary>What the table of the layer above adds to the loss: [Embedding(100, 32), EmbeddingsRegularizer.Orthogonal(0.01)].</summary>
public abstract class EmbeddingsRegularizer : RegularizersOf<EmbeddingsRegularizer>
{
    private EmbeddingsRegularizer() { }
}

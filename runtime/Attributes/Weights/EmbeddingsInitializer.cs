namespace NetGen;

/// <summary>How the table of the layer above starts: [Embedding(1000, 32), EmbeddingsInitializer.RandomUniform(-1, 1)].</summary>
public abstract class EmbeddingsInitializer : InitializersOf<EmbeddingsInitializer>
{
    private EmbeddingsInitializer() { }
}

namespace NetGen;

/// <summary>What layers with a table of learned rows have in common.</summary>
public abstract class EmbeddingsAttribute : LayerAttribute
{
    /// <summary>How the table starts; each layer says how unless told otherwise.</summary>
    public Initializer EmbeddingsInitializer { get; set; }

    /// <summary>L1 · sum |embeddings| is added to the loss.</summary>
    public double L1 { get; set; }

    /// <summary>L2 · sum embeddings² is added to the loss.</summary>
    public double L2 { get; set; }

    /// <summary>After every training step each column of the table is scaled back to at most this Euclidean norm, as by Keras' max_norm; 0
    /// for no limit.</summary>
    public double MaxNorm { get; set; }

    /// <summary>A seed for the table's initial values alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}

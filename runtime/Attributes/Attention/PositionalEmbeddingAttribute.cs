namespace NetGen;

/// <summary>Adds to each step of a sequence what says where it stands, since attention alone does not know the order of steps: y[t, :] =
/// x[t, :] + embeddings[t, :]. Input and output [steps, features]; parameter embeddings [steps, features], GlorotUniform unless said
/// otherwise, where they are learned.</summary>
/// <param name="encoding">What is added.</param>
public sealed class PositionalEmbeddingAttribute(PositionalEncoding encoding = PositionalEncoding.Learned) : EmbeddingsAttribute
{
    /// <summary>What is added.</summary>
    public PositionalEncoding Encoding { get; } = encoding;
}

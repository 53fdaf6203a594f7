namespace NetGen;

/// <summary>A row of a learned table for every index, such as a vector for every word: y[.., :] = embeddings[x[..], :]. The input holds
/// whole numbers from 0 to inputDim - 1 and must be one of the network's own; any other value is an <see cref="ArgumentException"/> that
/// names it. Input [steps], or any shape, output [steps, outputDim]; parameter embeddings [inputDim, outputDim],
/// RandomUniform unless said otherwise.</summary>
/// <param name="inputDim">Rows of the table: how many different indices there are.</param>
/// <param name="outputDim">Values of a row.</param>
public sealed class EmbeddingAttribute(int inputDim, int outputDim) : EmbeddingsAttribute
{
    /// <summary>Rows of the table.</summary>
    public int InputDim { get; } = inputDim;

    /// <summary>Values of a row.</summary>
    public int OutputDim { get; } = outputDim;

    /// <summary>Whether index 0 marks padding, which recurrent layers, losses and metrics then pass over.</summary>
    public bool MaskZero { get; set; }
}

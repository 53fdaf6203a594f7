namespace NetGen;

/// <summary>What <see cref="PositionalEmbeddingAttribute"/> adds to the steps of a sequence.</summary>
public enum PositionalEncoding
{
    /// <summary>A learned row for each step.</summary>
    Learned,

    /// <summary>Sines and cosines of the step: at feature 2i sin(t / 10000^(2i / features)), at 2i + 1 the cosine of the same (Vaswani et
    /// al., 2017).</summary>
    Sinusoidal,
}

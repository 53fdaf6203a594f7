namespace NetGen;

/// <summary>Attention of several heads (Vaswani et al., 2017, arXiv:1706.03762). Every step of the input asks with a query; every step of
/// the sequence that is asked answers with a value, weighted by softmax(query · key / √keyDim) over its steps; what the heads have found
/// goes through one more kernel. Input [steps, features], output [steps, features], or [steps, OutputDim]. Parameters query_kernel and
/// key_kernel [features, numHeads, keyDim], value_kernel [features, numHeads, ValueDim], output_kernel [numHeads, ValueDim, OutputDim],
/// each followed by its bias.</summary>
/// <param name="numHeads">Heads, each with a query, key and value of its own; at least 1.</param>
/// <param name="keyDim">Length of a head's queries and keys; at least 1.</param>
/// <param name="with">What is asked: nothing for the input itself, the name of one sequence, or of two as long as each other: that of the
/// values, then that of the keys.</param>
public sealed class MultiHeadAttentionAttribute(int numHeads, int keyDim, params string[] with) : WeightLayerAttribute
{
    /// <summary>Heads.</summary>
    public int NumHeads { get; } = numHeads;

    /// <summary>Length of a head's queries and keys.</summary>
    public int KeyDim { get; } = keyDim;

    /// <summary>Names of the sequences that are asked.</summary>
    public string[] With { get; } = with;

    /// <summary>Length of a head's values; 0 for that of the keys.</summary>
    public int ValueDim { get; set; }

    /// <summary>Features of the output; 0 for those of the input.</summary>
    public int OutputDim { get; set; }

    /// <summary>The probability with which a weight of the softmax is dropped in training; at least 0 and less than 1.</summary>
    public double Dropout { get; set; }

    /// <summary>Whether queries and keys are turned by their place, so that scores depend on how far apart steps are (Su et al., 2021,
    /// arXiv:2104.09864): the pair of values i and i + keyDim / 2 by the angle step / 10000^(2i / keyDim). keyDim is even.</summary>
    public bool Rotary { get; set; }

    /// <summary>Whether a step sees no later ones, but itself and those before it.</summary>
    public bool UseCausalMask { get; set; }
}

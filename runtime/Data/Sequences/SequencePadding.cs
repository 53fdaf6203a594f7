namespace NetGen;

/// <summary>Where padding stands in a sequence that is shorter than others. To a network with [Masking] it makes no difference but for
/// which steps it sees first.</summary>
public enum SequencePadding
{
    /// <summary>Behind the sequence.</summary>
    Post,

    /// <summary>Before it, Keras' default.</summary>
    Pre,
}

namespace NetGen;

/// <summary>How [Bidirectional] makes one output of what the two directions give.</summary>
public enum MergeMode
{
    /// <summary>Side by side along the features, forwards first: 2 · units.</summary>
    Concat,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their product, value by value.</summary>
    Multiply,

    /// <summary>Half their sum.</summary>
    Average,
}

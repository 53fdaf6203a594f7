namespace NetGen;

/// <summary>A node and all that is below it: a sample for [RecursiveCell] and [TreeLSTM]. Nodes are made from the leaves up and never
/// change, so that no tree has a cycle.</summary>
public sealed class Tree
{
    private readonly float[] _features;
    private readonly Tree[] _children;

    /// <summary>A node with a vector.</summary>
    /// <param name="features">The node's values; copied.</param>
    /// <param name="children">From the first to the last; none for a leaf. Copied.</param>
    /// <exception cref="ArgumentException">There is no feature, one is NaN or infinite, or a child is null. The message names
    /// it.</exception>
    public Tree(float[] features, params Tree[] children)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(children);
        if (features.Length == 0)
            throw new ArgumentException("The node has no feature; it needs at least one.", nameof(features));
        int bad = Array.FindIndex(features, x => !float.IsFinite(x)),
            missing = Array.IndexOf(children, null);
        if (bad >= 0)
            throw new ArgumentException($"Feature {bad} of the node is {features[bad]}; every value must be finite.", nameof(features));
        if (missing >= 0)
            throw new ArgumentException($"Child {missing} of the node is null. Leave children out that are not there.", nameof(children));
        _features = [.. features];
        _children = [.. children];
    }

    /// <summary>A node with one token, for [Embedding(.., MaskZero = true)].</summary>
    /// <param name="token">From 1, since 0 is padding, to 2^24, up to which a float tells whole numbers apart.</param>
    /// <param name="children">From the first to the last; none for a leaf. Copied.</param>
    /// <exception cref="ArgumentException">The token is out of range, or a child is null.</exception>
    public Tree(int token, params Tree[] children)
        : this([Checked(token)], children) { }

    /// <summary>The node's values: a vector, or one token.</summary>
    public ReadOnlySpan<float> Features => _features;

    /// <summary>The nodes right below this one, from the first to the last.</summary>
    public ReadOnlySpan<Tree> Children => _children;

    /// <summary>Writes the tree as a network reads it: the features of all nodes, children before parents and the root last, then padding;
    /// behind them the numbers of each node's children, -1 for none. [Input(nodes, features)] [Input(nodes, children)]; or [Input(nodes)]
    /// for tokens, which are one feature.</summary>
    /// <param name="sample">nodes · (features + children) values.</param>
    /// <param name="nodes">Nodes that a tree has at most.</param>
    /// <param name="features">Features of every node.</param>
    /// <param name="children">Children that a node has at most.</param>
    /// <param name="paddingValue">What the features of padding are: the value of [Masking]. No node may have it throughout.</param>
    /// <exception cref="ArgumentException">The tree has more nodes, a node other features or more children, a node has two parents or looks
    /// like padding, or the span has another length. The message names the node by its number in the sample.</exception>
    public void CopyTo(Span<float> sample, int nodes, int features, int children, float paddingValue = 0)
    {
        var writer = new TreeWriter(nodes, features, children, paddingValue);
        if (sample.Length != writer.Length)
            throw new ArgumentException(
                $"{nodes} nodes of {features} features and {children} children are {writer.Length} values, but the span holds "
                    + $"{sample.Length}.",
                nameof(sample)
            );
        writer.Write(this, "the tree", sample);
    }

    private static int Checked(int token) =>
        token is >= 1 and <= 1 << 24
            ? token
            : throw new ArgumentOutOfRangeException(
                nameof(token),
                token,
                $"The token is {token}; it must be from 1 to {1 << 24}, and 0 is padding."
            );
}

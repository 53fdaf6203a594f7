namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Trees of different shapes, padded to one size: samples for [Input(nodes, features)] [Input(nodes, children)], or for
    /// [Input(nodes)] and tokens, which are one feature. See <see cref="Tree.CopyTo"/> for what a sample consists of. A network passes
    /// padding over from [Masking] or [Embedding(.., MaskZero = true)] on.</summary>
    /// <param name="trees">One for each sample; they may have parts in common.</param>
    /// <param name="targets">The trees' targets, one after another: one value for each tree, or several.</param>
    /// <param name="nodes">Nodes to pad to; no tree may have more.</param>
    /// <param name="features">Features of every node; 1 for tokens.</param>
    /// <param name="children">Children that a node has at most.</param>
    /// <param name="paddingValue">What the features of padding are: the value of [Masking]. No node may have it throughout.</param>
    /// <exception cref="ArgumentException">A tree has more nodes, a node other features or more children, a node has two parents or looks
    /// like padding; there is no tree, or not one target for each; a target is NaN or infinite. The message names the tree, and the node by
    /// its number in the sample.</exception>
    public static Dataset FromTrees(
        IReadOnlyList<Tree> trees,
        float[] targets,
        int nodes,
        int features,
        int children,
        float paddingValue = 0
    )
    {
        ArgumentNullException.ThrowIfNull(trees);
        ArgumentNullException.ThrowIfNull(targets);
        if (trees.Count == 0)
            throw new ArgumentException("There is no tree; a set needs at least one.", nameof(trees));
        if (targets.Length == 0 || targets.Length % trees.Count != 0)
            throw new ArgumentException(
                $"There are {trees.Count} trees, but {targets.Length} targets; each tree needs as many as the others.",
                nameof(targets)
            );
        var writer = new TreeWriter(nodes, features, children, paddingValue);
        if ((long)trees.Count * writer.Length > Array.MaxLength)
            throw new ArgumentException(
                $"{trees.Count} trees of {writer.Length} values are more than an array holds; read them through an {nameof(IDataSource)}.",
                nameof(trees)
            );
        var inputs = new float[trees.Count * writer.Length];
        for (int i = 0; i < trees.Count; i++)
            writer.Write(
                trees[i] ?? throw new ArgumentException($"Tree {i} is null.", nameof(trees)),
                $"tree {i}",
                inputs.AsSpan(i * writer.Length, writer.Length)
            );
        return new Dataset(inputs, targets, [writer.Length], [targets.Length / trees.Count]);
    }
}

namespace NetGen;

/// <summary>Writes trees as samples. It checks what a network could no longer tell, and needs no stack for a deep tree.</summary>
internal sealed class TreeWriter
{
    private readonly int _nodes,
        _features,
        _children;
    private readonly float _paddingValue;
    private readonly Dictionary<Tree, int> _numbers = [];
    private readonly HashSet<Tree> _hasParent = [];

    public TreeWriter(int nodes, int features, int children, float paddingValue)
    {
        long length =
            (long)Dimensions.Length(Dimensions.Checked([nodes, features], nameof(features)))
            + Dimensions.Length(Dimensions.Checked([nodes, children], nameof(children)));
        if (length > Array.MaxLength)
            throw new ArgumentException(
                $"{nodes} nodes of {features} features and {children} children are more values than an array holds.",
                nameof(nodes)
            );
        if (!float.IsFinite(paddingValue))
            throw new ArgumentOutOfRangeException(
                nameof(paddingValue),
                paddingValue,
                $"The padding value is {paddingValue}; it must be finite."
            );
        (_nodes, _features, _children, _paddingValue, Length) = (nodes, features, children, paddingValue, (int)length);
    }

    /// <summary>Values of a sample.</summary>
    public int Length { get; }

    /// <summary>Writes nothing if the tree does not fit.</summary>
    /// <param name="tree">What to write.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="sample"><see cref="Length"/> values.</param>
    public void Write(Tree tree, string name, Span<float> sample)
    {
        List<Tree> order = PostOrder(tree);
        Check(order, name);
        Span<float> links = sample[(_nodes * _features)..];
        sample[(order.Count * _features)..(_nodes * _features)].Fill(_paddingValue);
        links.Fill(-1);
        for (int i = 0; i < order.Count; i++)
        {
            order[i].Features.CopyTo(sample[(i * _features)..]);
            for (int k = 0; k < order[i].Children.Length; k++)
                links[i * _children + k] = _numbers[order[i].Children[k]];
        }
    }

    // Every parent before its children, and the last child first, is post-order from its end.
    private List<Tree> PostOrder(Tree tree)
    {
        var order = new List<Tree>();
        var open = new Stack<Tree>([tree]);
        _numbers.Clear();
        while (open.TryPop(out Tree? node))
        {
            if (!_numbers.TryAdd(node, 0))
                continue;
            order.Add(node);
            foreach (Tree child in node.Children)
                open.Push(child);
        }
        order.Reverse();
        for (int i = 0; i < order.Count; i++)
            _numbers[order[i]] = i;
        return order;
    }

    private void Check(List<Tree> order, string name)
    {
        if (order.Count > _nodes)
            throw new ArgumentException(
                $"There are {order.Count} nodes in {name}, more than the {_nodes} that all are padded to. Declare more nodes."
            );
        _hasParent.Clear();
        for (int i = 0; i < order.Count; i++)
        {
            Tree node = order[i];
            if (node.Features.Length != _features)
                throw new ArgumentException($"Node {i} of {name} has {node.Features.Length} features, but must have {_features}.");
            if (node.Children.Length > _children)
                throw new ArgumentException(
                    $"Node {i} of {name} has {node.Children.Length} children, more than the {_children} that are declared."
                );
            if (!node.Features.ContainsAnyExcept(_paddingValue))
                throw new ArgumentException(
                    $"All features of node {i} of {name} are {_paddingValue}, as those of padding. Give it others, or pad with "
                        + $"another value."
                );
            foreach (Tree child in node.Children)
                if (!_hasParent.Add(child))
                    throw new ArgumentException($"Node {_numbers[child]} of {name} stands in two places. Make a node of its own for each.");
        }
    }
}

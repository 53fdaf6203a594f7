using NetGen.Generator.Primitives;

namespace NetGen.Generator.Differentiate;

/// <summary>One sweep against the order of computation, through the nodes of one loop or of none. What it brings to nodes outside of its
/// loop is left to whoever began it.</summary>
internal sealed class Sweep(HashSet<Node> dependent, HashSet<Node> wanted, TimeLoop? loop)
{
    private readonly Dictionary<Node, List<Node>> _contributions = [];
    private readonly Dictionary<Node, Node> _finished = [];

    /// <summary>The nodes whose cotangents are wanted, and all that depends on them.</summary>
    public HashSet<Node> Dependent => dependent;

    /// <summary>The nodes whose cotangents are wanted, beyond which no sweep goes.</summary>
    public HashSet<Node> Wanted => wanted;

    /// <summary>What nodes outside of the loop have received, one by one.</summary>
    public IEnumerable<(Node Node, Node Cotangent)> Outside =>
        _contributions.Where(c => c.Key.Loop != loop).OrderBy(c => c.Key.Id).SelectMany(c => c.Value.Select(g => (c.Key, g)));

    /// <summary>The cotangent of a node that the sweep has passed; null where it has none.</summary>
    public Node? Finished(Node node) => _finished.TryGetValue(node, out Node? dy) ? dy : null;

    public void Contribute(Node node, Node cotangent)
    {
        if (!_contributions.TryGetValue(node, out List<Node>? parts))
            _contributions[node] = parts = [];
        parts.Add(cotangent);
    }

    public void Run(IReadOnlyList<Node> nodes)
    {
        foreach (Node node in nodes.Reverse())
        {
            if (node.Loop != loop || !dependent.Contains(node))
                continue;
            foreach ((Node input, Node cotangent) in node.Program.For(node.Origin, () => PullBack(node, nodes)))
                Contribute(input, cotangent);
        }
    }

    // What the node's inputs receive, once all who read the node have contributed.
    private IReadOnlyList<(Node Input, Node Cotangent)> PullBack(Node node, IReadOnlyList<Node> nodes)
    {
        if (node is Scan scan)
            return [.. ScanGradient.Of(scan, nodes, this)];
        if (!_contributions.TryGetValue(node, out List<Node>? parts))
            return [];
        Node dy = _finished[node] = SideBySide(parts) ?? parts.Aggregate((a, b) => a.Plus(b));
        if (node.Name.Length > 0)
            dy.Named("d" + node.Name);
        bool[] asked = node.Inputs.Select(dependent.Contains).ToArray();
        if (wanted.Contains(node) || !asked.Any(a => a))
            return [];
        Node?[] cotangents = node.Vjp(dy, asked);
        return
        [
            .. node
                .Inputs.Zip(cotangents, (input, cotangent) => (input, cotangent))
                .Where((pair, i) => asked[i] && pair.cotangent is not null)
                .Select(pair => (pair.input, pair.cotangent!)),
        ];
    }

    // What comes back through slices that share a tensor out: no sum of tensors that are zero elsewhere, but one after another.
    private static Node? SideBySide(List<Node> parts)
    {
        if (parts.Count < 2 || parts.Any(p => p is not Pad { Value: 0, Axes.Count: 1 }))
            return null;
        int axis = ((Pad)parts[0]).Axes[0],
            end = 0;
        Pad[] ordered = [.. parts.Cast<Pad>().OrderBy(p => p.Before[axis])];
        foreach (Pad part in ordered)
        {
            if (part.Axes[0] != axis || part.Before[axis] != end)
                return null;
            end += part.Inputs[0].Shape[axis];
        }
        return end == ordered[0].Shape[axis] ? Concat.Of(axis, [.. ordered.Select(p => p.Inputs[0])]) : null;
    }
}

using NetGen.Generator.Primitives;

namespace NetGen.Generator.Differentiate;

/// <summary>Reverse-mode differentiation: a sweep against the order of computation, with one rule a primitive. What comes out is made of the
/// same primitives, so it can be differentiated again.</summary>
internal static class Gradient
{
    /// <summary>The cotangents of <paramref name="wanted"/>, given those of some results. Null for a node that no result depends on.</summary>
    public static IReadOnlyList<Node?> Of(IReadOnlyList<(Node Result, Node Cotangent)> results, IReadOnlyList<Node> wanted)
    {
        TensorProgram program = results[0].Result.Program;
        List<Node> nodes = [.. program.Nodes];
        HashSet<Node> dependent = Dependents(nodes, wanted);
        var contributions = new Dictionary<Node, List<Node>>();
        foreach ((Node result, Node cotangent) in results) Contribute(contributions, result, cotangent);

        var finished = new Dictionary<Node, Node>();
        for (int id = nodes.Count - 1; id >= 0; id--)
        {
            Node node = nodes[id];
            if (!contributions.TryGetValue(node, out List<Node>? parts) || !dependent.Contains(node)) continue;
            program.Layer = node.Layer;
            Node dy = finished[node] = SideBySide(parts) ?? parts.Aggregate((a, b) => a.Plus(b));
            if (node.Name.Length > 0) dy.Named("d" + node.Name);
            bool[] asked = node.Inputs.Select(dependent.Contains).ToArray();
            if (!asked.Any(a => a)) continue;
            Node?[] cotangents = node.Vjp(dy, asked);
            for (int i = 0; i < cotangents.Length; i++)
                if (asked[i] && cotangents[i] is { } cotangent) Contribute(contributions, node.Inputs[i], cotangent);
        }
        return wanted.Select(node => finished.TryGetValue(node, out Node? dy) ? dy : null).ToList();
    }

    // What comes back through slices that share a tensor out: no sum of tensors that are zero elsewhere, but one after another.
    private static Node? SideBySide(List<Node> parts)
    {
        if (parts.Count < 2 || parts.Any(p => p is not Pad { Value: 0, Axes.Count: 1 })) return null;
        int axis = ((Pad)parts[0]).Axes[0], end = 0;
        Pad[] ordered = [.. parts.Cast<Pad>().OrderBy(p => p.Before[axis])];
        foreach (Pad part in ordered)
        {
            if (part.Axes[0] != axis || part.Before[axis] != end) return null;
            end += part.Inputs[0].Shape[axis];
        }
        return end == ordered[0].Shape[axis] ? Concat.Of(axis, [.. ordered.Select(p => p.Inputs[0])]) : null;
    }

    private static void Contribute(Dictionary<Node, List<Node>> contributions, Node node, Node cotangent)
    {
        if (!contributions.TryGetValue(node, out List<Node>? parts)) contributions[node] = parts = [];
        parts.Add(cotangent);
    }

    private static HashSet<Node> Dependents(IEnumerable<Node> nodes, IEnumerable<Node> roots)
    {
        var dependent = new HashSet<Node>(roots);
        foreach (Node node in nodes)
            if (node.Inputs.Any(dependent.Contains)) dependent.Add(node);
        return dependent;
    }
}

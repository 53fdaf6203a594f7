using NetGen.Generator.Primitives;

namespace NetGen.Generator.Differentiate;

/// <summary>Reverse-mode differentiation: a sweep against the order of computation, with one rule a primitive. What comes out is made of
/// the same primitives, so it can be differentiated again.</summary>
internal static class Gradient
{
    /// <summary>The cotangents of <paramref name="wanted"/>, given those of some results. Null for a node that no result depends on. They
    /// are the variables: where one of them is made of another, that other's cotangent does not count what goes through it.</summary>
    public static IReadOnlyList<Node?> Of(IReadOnlyList<(Node Result, Node Cotangent)> results, IReadOnlyList<Node> wanted)
    {
        TensorProgram program = results[0].Result.Program;
        List<Node> nodes = [.. program.Nodes];
        var sweep = new Sweep(Dependents(nodes, wanted), [.. wanted], null);
        foreach ((Node result, Node cotangent) in results)
            sweep.Contribute(result, cotangent);
        sweep.Run(nodes);
        return wanted.Select(sweep.Finished).ToList();
    }

    // What a wanted node changes. A step of a scan depends on all steps before it.
    private static HashSet<Node> Dependents(IReadOnlyList<Node> nodes, IEnumerable<Node> roots)
    {
        var dependent = new HashSet<Node>(roots);
        int before;
        do
        {
            before = dependent.Count;
            foreach (Node node in nodes)
            {
                if (node is not StopGradient && node.Inputs.Any(dependent.Contains))
                    dependent.Add(node);
                if (node is not Scan scan)
                    continue;
                dependent.UnionWith(scan.Carries.Where((_, i) => dependent.Contains(scan.Next[i])));
                dependent.UnionWith(scan.Accumulations.Where(dependent.Contains).Select(a => a.Accumulator));
            }
        } while (dependent.Count > before && nodes.OfType<Scan>().Any());
        return dependent;
    }
}

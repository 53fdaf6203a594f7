using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Roots end in places of their own.</summary>
internal static class Destinations
{
    /// <summary>For each legal root the node that a kernel writes, once, where the root is to lie: the root itself, what a view of it looks
    /// at, or a copy.</summary>
    public static IReadOnlyList<Node> Writable(IReadOnlyList<Node> roots)
    {
        var taken = new HashSet<Node>();
        var written = new List<Node>();
        foreach (Node root in roots)
        {
            Node node = root;
            while (node is Reshape reshape && LiesAs(reshape) && reshape.Inputs[0] is not (Leaf or Pack))
                node = node.Inputs[0].InPlaceOf(node);
            if (node is Leaf or View or Pack or ScanOut)
                node = Map.Copy(node).InPlaceOf(node);
            while (!taken.Add(node))
                node = Map.Copy(node).InPlaceOf(node);
            written.Add(node);
        }
        return written;
    }

    private static bool LiesAs(Reshape reshape)
    {
        int[]? steps = reshape.Of(Layouts.Padded(reshape.Inputs[0].Shape))?.Strides,
            wanted = Layouts.Padded(reshape.Shape).Strides;
        return steps is not null && Enumerable.Range(0, steps.Length).All(axis => reshape.Shape[axis] == 1 || steps[axis] == wanted[axis]);
    }
}

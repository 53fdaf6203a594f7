using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Parts that are joined along another axis than the last are written where they go in the whole: what somebody else reads, or
/// what no kernel can write there, is copied, and so is what has a place elsewhere.</summary>
internal sealed class ConcatsInPlace : Rewrite<Concat>
{
    protected override Node? Of(Concat node, Legalizer legal)
    {
        if (!node.IsInner || node.Inputs.All(i => legal.Homes.TryGetValue(i.Core(), out Node home) && home == node))
            return null;
        var parts = new List<Node>();
        foreach (Node input in node.Inputs)
        {
            Node part = IsFresh(input, legal.Readers(node) > 0 ? 1 : 0, legal) ? input : Map.Copy(input);
            // Equal copies are one node, and a node has one place: what stands there several times is a copy of the copy.
            while (legal.Homes.ContainsKey(part.Core()) || parts.Any(p => p.Core() == part.Core()))
                part = Map.Copy(part);
            parts.Add(part);
        }
        Node whole = node.With(parts);
        foreach (Node part in parts)
            legal.Homes[part.Core()] = whole;
        return whole;
    }

    // A kernel writes it for the one reader that asks, and so can write its rows where that wants them.
    private static bool IsFresh(Node node, int readers, Legalizer legal) =>
        node.Core() is var core
        && core.Shape.Rank > 0
        && core.Shape.Last == node.Shape.Last
        && core.IsWrittenAnywhere
        && core.Rows == 1
        && legal.Readers(core) <= readers;
}

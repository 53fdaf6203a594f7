using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Parts that are joined along another axis than the last are written where they go in the whole: what somebody else reads, or
/// what no kernel can write there, is copied.</summary>
internal sealed class ConcatsInPlace : Rewrite<Concat>
{
    protected override Node? Of(Concat node, Legalizer legal) =>
        node.IsInner ? node.With([.. node.Inputs.Select(i => IsFresh(i, legal.Readers(node) > 0 ? 1 : 0, legal) ? i : Map.Copy(i))]) : null;

    // A kernel writes it for the one reader that asks, and so can write its rows where that wants them.
    private static bool IsFresh(Node node, int readers, Legalizer legal) =>
        node.Core() is var core
        && core.Shape.Rank > 0
        && core.Shape.Last == node.Shape.Last
        && core.IsWrittenAnywhere
        && core.Rows == 1
        && legal.Readers(core) <= readers;
}

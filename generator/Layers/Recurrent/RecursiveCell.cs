using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class RecursiveCell : TreeLayer<RecursiveCellAttribute>
{
    public override string Prefix => "recursive_cell";

    protected override bool NeedsAllChildren => true;

    protected override int Gates(int children) => 1;

    protected override Node[] Step(LowerContext c, RecursiveCellAttribute a, Node z, IReadOnlyList<Node> children) =>
        [Activate(c, a, z, "h")];
}

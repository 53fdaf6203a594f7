using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class RecursiveCell : TreeLayer
{
    public override string Prefix => "recursive_cell";

    protected override bool NeedsAllChildren => true;

    protected override int Gates(int children) => 1;

    protected override Node[] Step(LowerContext c, Node z, IReadOnlyList<Node> children) => [Activate(c, z, "h")];
}

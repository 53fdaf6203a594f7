using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>The windows of a product that are put back where they stood are convolutions.</summary>
internal sealed class UnwoundProducts : Rewrite<Unwindow>
{
    protected override Node? Of(Unwindow node, Legalizer legal) =>
        node.Inputs[0] is Contract c && legal.Readers(c) == 1 && Unwinding.Rewrite(node, c, i => legal[i]) is { } convolutions
            ? legal.Legal(convolutions)
            : null;
}

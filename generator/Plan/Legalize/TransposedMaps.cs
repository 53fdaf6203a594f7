using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A transposed Map is a Map of transposed tensors, if nobody else reads it.</summary>
internal sealed class TransposedMaps : Rewrite<Transpose>
{
    protected override Node? Of(Transpose node, Legalizer legal) =>
        node.Inputs[0] is Map { Expression: not In } map && legal.Readers(map) == 1 ? map.Transposed(node.Order, i => legal[i]) : null;
}

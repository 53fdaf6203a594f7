using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A transposed Map is a Map of transposed tensors, if nobody else reads it. What a product does with its sums before they are
/// stored stays with it.</summary>
internal sealed class TransposedMaps : Rewrite<Transpose>
{
    protected override Node? Of(Transpose node, Legalizer legal) =>
        node.Inputs[0] is Map { Expression: not In } map && legal.Readers(map) == 1 && !IsEpilogue(map, legal)
            ? map.Transposed(node.Order, i => legal[i])
            : null;

    private static bool IsEpilogue(Map map, Legalizer legal) =>
        map.Inputs.Any(x => legal.Readers(x) == 1 && (x is Contract || (x is Map inner && IsEpilogue(inner, legal))));
}

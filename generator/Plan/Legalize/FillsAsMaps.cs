using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A constant that is stored is written by a loop.</summary>
internal sealed class FillsAsMaps : Rewrite<Fill>
{
    protected override Node? Of(Fill node, Legalizer legal) => Map.Of(node.Value, node.Shape, node);
}

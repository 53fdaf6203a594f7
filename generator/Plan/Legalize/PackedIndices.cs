using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>The indices that a sample looks up lie side by side.</summary>
internal sealed class PackedIndices : Rewrite
{
    public override Node? Of(Node node, Legalizer legal)
    {
        if (node is not (Gather or ScatterAdd))
            return null;
        Node indices = node.Inputs[1];
        var merged = new Shape(indices.HasBatch ? [Shape.N, (int)indices.Shape.Length] : [(int)indices.Shape.Length]);
        bool areBeside = new Reshape(indices, merged).Of(indices.Layout) is { } steps && steps.Strides[merged.Rank - 1] == 1;
        return areBeside ? node : node.With([node.Inputs[0], PackedReshapes.Packed(indices).Reshape(indices.Shape)]);
    }
}

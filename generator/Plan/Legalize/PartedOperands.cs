using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>An operand that is a reshape whose axes lie apart is read in its parts: x.Reshape([n, h·w·c]) · W is x ·
/// W.Reshape([h, w, c, ..]).</summary>
internal sealed class PartedOperands : Rewrite<Contract>
{
    protected override Node? Of(Contract c, Legalizer legal)
    {
        for (int operand = 0; operand < 2; operand++)
            if (Merged(c.Inputs[operand], legal) is { } parts)
                return Of(c, operand, parts, legal);
        return null;
    }

    // The tensor whose axes a reshape merges although they lie apart.
    private static Node? Merged(Node node, Legalizer legal) =>
        node is Reshape reshape
        && reshape.Of(legal[reshape.Inputs[0]].Layout) is null
        && AxisGroups.Of(reshape.Inputs[0].Shape, reshape.Shape) is not null
            ? reshape.Inputs[0]
            : null;

    private static Node Of(Contract c, int operand, Node parts, Legalizer legal)
    {
        string labels = operand == 0 ? c.LabelsA : c.LabelsB;
        List<int[]> groups = AxisGroups.Of(parts.Shape, c.Inputs[operand].Shape)!;
        Node result = MatrixProducts
            .Of(Parting.Of(c, labels, groups, parts.Shape, legal, operand, legal[parts]))
            .InPlaceOf(c)
            .Reshape(c.Shape);
        return result is Reshape merged ? PackedReshapes.Of(merged) : result;
    }
}

using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A weight's gradient computes a gradient that nobody else reads, such as that of a pooled convolution, instead of storing
/// it.</summary>
internal sealed class ComputedOperands : Rewrite<Contract>
{
    protected override Node? Of(Contract c, Legalizer legal)
    {
        if (
            c.HasBatch
            || c.Inputs[1] is not Reshape reshape
            || legal.Readers(reshape) > 1
            || legal.Readers(reshape.Inputs[0]) > 1
            || legal[reshape.Inputs[0]] is not Map { Expression: not In } map
        )
            return null;
        if (
            InlineOperand.Vectors(map) is null
            || AxisGroups.Of(map.Shape, reshape.Shape) is not { } groups
            || groups[groups.Count - 1].Length > 1
        )
            return null;
        // Only the right operand of a matrix product is read the way that a computed one can be.
        Contract parted = Parting.Of(c, c.LabelsB, groups, map.Shape, legal, given: 1, Inline.Of(map));
        return ContractForm.Find(parted, 0) is null ? null : MatrixProducts.Of(parted).InPlaceOf(c);
    }
}

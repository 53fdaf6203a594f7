using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Where a reshape splits the last axis of a product into rows, the product computes these rows, padded from the start.</summary>
internal sealed class PartedColumns : Rewrite<Reshape>
{
    protected override Node? Of(Reshape reshape, Legalizer legal) =>
        reshape.Inputs[0] is Contract c
        && legal.Readers(c) == 1
        && reshape.Shape.Last % RowPadding.Width != 0
        && AxisGroups.Of(reshape.Shape, c.Shape) is { } groups
        && groups[groups.Count - 1].Length > 1
            ? MatrixProducts.Of(Parting.Of(c, c.Result, groups, reshape.Shape, legal)).InPlaceOf(c)
            : null;
}

using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A border is put around one axis at a time, or around two that follow the batch; what is within an axis that grows lies as the
/// result does, and the axes before it step as one.</summary>
internal sealed class PadsByAxis : Rewrite<Pad>
{
    protected override Node? Of(Pad node, Legalizer legal) => Of(node);

    private static Node Of(Pad pad)
    {
        Node x = pad.Inputs[0];
        int last = pad.Shape.Rank - 1,
            lead = pad.HasBatch ? 1 : 0;
        IReadOnlyList<int> axes = pad.Axes;
        if (axes.Count > 1 && !(axes.Count == 2 && axes[0] == lead && axes[1] == lead + 1 && axes[1] < last))
            return axes.Aggregate(x, (part, axis) => Of((Pad)Pad.Of(part, axis, pad.Before[axis], pad.After[axis], pad.Value)));
        int inner = axes[axes.Count - 1];
        return RowLayout.LiesAs(x, pad.Layout, inner) && RowLayout.StepAsOne(x, lead, inner) ? pad : pad.With([Map.Copy(x)]);
    }
}

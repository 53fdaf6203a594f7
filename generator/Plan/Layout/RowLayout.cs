using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Whether a tensor lies in rows as a routine needs it.</summary>
internal static class RowLayout
{
    public static bool Fits(Node x, Operand needed) =>
        (!needed.IsPadded || x.HasPaddedRows)
        && (needed.DenseFrom is not { } first || IsDense(x, first))
        && (!needed.IsGapless || LiesAs(x, Layouts.Padded(x.Shape), x.HasBatch ? 1 : 0))
        && (!needed.IsRowByRow || HasRows(x));

    /// <summary>Rows are contiguous, and all axes but the last, and after the batch, step as one.</summary>
    public static bool HasRows(Node node) =>
        IsContiguous(node)
        && (
            node.Shape.Rank < 2
            || (node.HasBatch && node.Shape.Rank == 2)
            || new Reshape(
                node,
                new Shape(
                    node.HasBatch
                        ? [Shape.N, (int)(node.Shape.Length / node.Shape.Last), node.Shape.Last]
                        : [(int)(node.Shape.Length / node.Shape.Last), node.Shape.Last]
                )
            ).Of(node.Layout)
                is not null
        );

    /// <summary>Rows are contiguous and, from an axis on, follow each other as C order has them.</summary>
    public static bool IsDense(Node node, int first) =>
        IsContiguous(node) && StepAsOne(node, first, node.Shape.Rank - 1) && Innermost(node, first) >= node.Shape.Last;

    /// <summary>One running index counts through the axes from one to before another by one distance.</summary>
    public static bool StepAsOne(Node node, int first, int end)
    {
        int[] axes = Real(node, first, end),
            steps = node.Layout.Strides;
        return Enumerable.Range(0, Math.Max(axes.Length - 1, 0)).All(i => steps[axes[i]] == steps[axes[i + 1]] * node.Shape[axes[i + 1]]);
    }

    /// <summary>From an axis on, neighbours are as far apart as a layout says.</summary>
    public static bool LiesAs(Node node, MemoryLayout layout, int first) =>
        Real(node, first, node.Shape.Rank).All(axis => node.Layout.Strides[axis] == layout.Strides[axis]);

    private static int[] Real(Node node, int first, int end) =>
        [.. Enumerable.Range(0, node.Shape.Rank).Where(a => a >= first && a < end && node.Shape[a] != 1)];

    private static int Innermost(Node node, int first) =>
        Real(node, first, node.Shape.Rank - 1) is { Length: > 0 } axes ? node.Layout.Strides[axes[axes.Length - 1]] : int.MaxValue;

    private static bool IsContiguous(Node node) =>
        node.Shape.Rank == 0 || node.Shape.Last == 1 || node.Layout.Strides[node.Shape.Rank - 1] == 1;
}

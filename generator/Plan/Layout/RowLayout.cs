using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Whether a tensor lies in rows as a routine needs it.</summary>
internal static class RowLayout
{
    public static bool Fits(Node x, Operand needed) =>
        (!needed.IsPadded || x.HasPaddedRows)
        && (needed.DenseFrom is not { } first || IsDense(x, first))
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
    public static bool IsDense(Node node, int first)
    {
        if (!IsContiguous(node))
            return false;
        int[] steps = node.Layout.Strides,
            axes = [.. Enumerable.Range(first, Math.Max(node.Shape.Rank - 1 - first, 0)).Where(a => node.Shape[a] != 1)];
        return axes.Length == 0
            || (
                steps[axes[axes.Length - 1]] >= node.Shape.Last
                && Enumerable.Range(0, axes.Length - 1).All(i => steps[axes[i]] == steps[axes[i + 1]] * node.Shape[axes[i + 1]])
            );
    }

    private static bool IsContiguous(Node node) =>
        node.Shape.Rank == 0 || node.Shape.Last == 1 || node.Layout.Strides[node.Shape.Rank - 1] == 1;
}

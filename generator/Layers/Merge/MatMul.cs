using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class MatMul : LayerKind<MatMulAttribute>
{
    /// <summary>Names of the axes of products side by side.</summary>
    private const string Products = "abcdefghlmopqrs";

    public override string Prefix => "mat_mul";

    protected override (string Property, IReadOnlyList<string> Names) Others(MatMulAttribute a) => (nameof(a.With), a.With);

    protected override Shape? Infer(ShapeContext c, MatMulAttribute a)
    {
        if (c.Layer.Inputs.Count < 2)
            return c.Fail(Descriptors.NeedsOther, null, Attribute);
        (Layer one, Layer other) = (c.Layer.Inputs[0], c.Layer.Inputs[1]);
        if (one.Output.Rank < 2 || other.Output.Rank < 2)
            return NoMatrix(c, one.Output.Rank < 2 ? one : other);
        (int m, int k) = Matrix(one.Output, a.TransposeA);
        (int depth, int n) = Matrix(other.Output, a.TransposeB);
        if (k != depth)
            return Unfit(
                c,
                a,
                $"'{one.Name}', {one.Output}, has rows of {Show.Of(k)} values{(a.TransposeA ? " when transposed" : "")}, but "
                    + $"'{other.Name}', {other.Output}, has {Show.Of(depth)} rows{(a.TransposeB ? " when transposed" : "")}"
            );
        if (Leading(one.Output, other.Output) is not { } leading)
            return Unfit(
                c,
                a,
                $"the axes of '{one.Name}', {one.Output}, and '{other.Name}', {other.Output}, before the last two differ, and "
                    + "neither has 1 there"
            );
        var result = new Shape([.. leading, m, n]);
        // Rows are padded, those of gradients and of what is turned as well.
        c.Layer.Scratch = RowPadding.Padded(1L) * ((double)result.Length + one.Output.Length + other.Output.Length);
        return result;
    }

    protected override Node Lower(LowerContext c, MatMulAttribute a)
    {
        int axes = Math.Max(c.X.Shape.Rank, c.Inputs[1].Shape.Rank) - 3;
        (Node x, string ofX) = Operand(c.X, axes, a.TransposeA ? "ki" : "ik");
        (Node y, string ofY) = Operand(c.Inputs[1], axes, a.TransposeB ? "jk" : "kj");
        string sides = new([.. Products.Take(axes).Where(l => ofX.Contains(l) || ofY.Contains(l))]);
        Node product = Contract.Of(x, ofX, y, ofY, "n" + sides + "ij");
        return product.Reshape(c.WithBatch(c.Layer.Output));
    }

    protected override string Describe(MatMulAttribute a) =>
        $"MatMul({string.Join(", ", a.With)}{(a.TransposeA ? ", TransposeA" : "")}{(a.TransposeB ? ", TransposeB" : "")})";

    private Shape? NoMatrix(ShapeContext c, Layer input) =>
        c.Fail(
            Descriptors.MatMulShape,
            input == c.Layer.Inputs[0] ? null : nameof(MatMulAttribute.With),
            $"'{input.Name}', {input.Output}, has no rows and columns. Of two vectors take [Dot], of a vector and weights [Dense]; or "
                + "give it two axes with [Reshape]"
        );

    private static Shape? Unfit(ShapeContext c, MatMulAttribute a, string why) =>
        c.Fail(
            Descriptors.MatMulShape,
            nameof(a.With),
            $"{why}. TransposeA and TransposeB turn the last two axes of a tensor, [Reshape] and [Permute] make others"
        );

    private static (int Rows, int Columns) Matrix(Shape shape, bool isTransposed)
    {
        (int rows, int columns) = (shape[shape.Rank - 2], shape.Last);
        return isTransposed ? (columns, rows) : (rows, columns);
    }

    // As numpy's shapes broadcast, from the last; null where they do not.
    private static int[]? Leading(Shape a, Shape b)
    {
        int rank = Math.Max(a.Rank, b.Rank);
        int At(Shape shape, int axis) => axis < rank - shape.Rank ? 1 : shape[axis - (rank - shape.Rank)];
        int[] axes = [.. Enumerable.Range(0, rank - 2)];
        return axes.All(i => At(a, i) == At(b, i) || At(a, i) == 1 || At(b, i) == 1)
            ? [.. axes.Select(i => Math.Max(At(a, i), At(b, i)))]
            : null;
    }

    // An axis of length 1 is left out: it serves all products.
    private static (Node Value, string Labels) Operand(Node x, int axes, string matrix)
    {
        int rank = x.Shape.Rank,
            first = axes - (rank - 3);
        int[] kept = [.. Enumerable.Range(1, rank - 3).Where(axis => x.Shape[axis] != 1)];
        Node value = x.Reshape(new Shape([Shape.N, .. kept.Select(axis => x.Shape[axis]), x.Shape[rank - 2], x.Shape.Last]));
        return (value, "n" + new string([.. kept.Select(axis => Products[first + axis - 1])]) + matrix);
    }
}

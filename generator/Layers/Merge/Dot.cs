using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Dot : LayerKind<DotAttribute>
{
    public override string Prefix => "dot";

    protected override (string Property, IReadOnlyList<string> Names) Others(DotAttribute a) => (nameof(a.With), a.With);

    protected override Shape? Infer(ShapeContext c, DotAttribute a)
    {
        if (c.Layer.Inputs.Count < 2)
            return c.Fail(Descriptors.NeedsOther, null, Attribute);
        (Layer first, Layer second) = (c.Layer.Inputs[0], c.Layer.Inputs[1]);
        if (!IsAxis(c, first, nameof(a.FirstAxis), a.FirstAxis) || !IsAxis(c, second, nameof(a.SecondAxis), a.SecondAxis))
            return null;
        int one = Axis(first.Output, a.FirstAxis),
            other = Axis(second.Output, a.SecondAxis);
        if (
            !c.Require(
                first.Output[one] == second.Output[other],
                nameof(a.SecondAxis),
                a.SecondAxis,
                $"an axis of '{second.Name}', {second.Output}, that is {Show.Of(first.Output[one])} long, as axis "
                    + $"{Show.Of(a.FirstAxis)} of '{first.Name}', {first.Output}, is"
            )
        )
            return null;
        // Sums of products, and those of the gradients, lie one a row.
        c.Layer.Scratch =
            RowPadding.Padded(1L)
            * (ProductOfOthers(first.Output, one) * ProductOfOthers(second.Output, other) + first.Output.Length + second.Output.Length);
        int[] left = [.. first.Output.Without([one]).ToArray(), .. second.Output.Without([other]).ToArray()];
        return left.Length == 0 ? new Shape(1) : new Shape(left);
    }

    protected override Node Lower(LowerContext c, DotAttribute a)
    {
        Node x = Direction(c.X, a.FirstAxis, a.Normalize),
            y = Direction(c.Inputs[1], a.SecondAxis, a.Normalize);
        string ofX = Labels("abcdefgh", x.Shape, a.FirstAxis),
            ofY = Labels("opqrstuv", y.Shape, a.SecondAxis);
        string result = "n" + Others(ofX) + Others(ofY);
        if (result.Length > 1)
            return Contract.Of(x, ofX, y, ofY, result);
        return Contract.Of(x.Reshape(new Shape(Shape.N, 1, x.Shape.Last)), "nak", y, ofY, "na");
    }

    protected override string Describe(DotAttribute a) =>
        $"Dot({string.Join(", ", a.With)}, {Show.Of(a.FirstAxis)}, {Show.Of(a.SecondAxis)}{(a.Normalize ? ", Normalize" : "")})";

    private static bool IsAxis(ShapeContext c, Layer of, string property, int axis)
    {
        int rank = of.Output.Rank;
        string range = $"an axis of '{of.Name}', {of.Output}: 1 to {Show.Of(rank)}, or -1 to -{Show.Of(rank)} from the last";
        return c.Require(axis != 0 && axis >= -rank && axis <= rank, property, axis, range);
    }

    // In a shape without the batch.
    private static int Axis(Shape shape, int axis) => axis < 0 ? shape.Rank + axis : axis - 1;

    private static string Labels(string free, Shape shape, int axis)
    {
        char[] labels = ("n" + free.Substring(0, shape.Rank - 1)).ToCharArray();
        labels[axis < 0 ? shape.Rank + axis : axis] = 'k';
        return new string(labels);
    }

    private static double ProductOfOthers(Shape shape, int axis) => (double)shape.Length / shape[axis];

    private static string Others(string labels) => labels.Replace("n", "").Replace("k", "");

    private static Node Direction(Node x, int axis, bool isNormalized) =>
        isNormalized ? Map.Of(new In(0) * new In(1), x, UnitNormalization.InverseNorm(x, axis < 0 ? x.Shape.Rank + axis : axis)) : x;
}

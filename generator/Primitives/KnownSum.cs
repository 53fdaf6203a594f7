using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Sums that follow from another one that is there already: of a · x + b, where a and b are the same for all terms, when the
/// program has the sum of x.</summary>
internal static class KnownSum
{
    /// <summary>The sum of <paramref name="x"/> over axes, which stay with length 1; null where it must be computed.</summary>
    public static Node? Of(Node x, int[] axes)
    {
        if (x is not Map map || axes.Length == 0)
            return null;
        Node[] inputs = [.. map.Inputs.Select(Unstretched)];
        bool IsSame(int i) =>
            axes.All(axis => axis - map.Shape.Rank + inputs[i].Shape.Rank is var own && (own < 0 || inputs[i].Shape[own] == 1));
        int[] varying = [.. map.Expression.UsedInputs().Distinct().Where(i => !IsSame(i))];
        if (varying.Length != 1 || inputs[varying[0]].Shape != map.Shape || Linear(map.Expression, varying[0]) is not { } line)
            return null;
        if (Reduce.Known(inputs[varying[0]], axes) is not { } sum)
            return null;
        Expr count = axes.Aggregate(
            (Expr)1,
            (product, axis) => map.Shape[axis] == Shape.N ? product / new InverseBatch() : product * map.Shape[axis]
        );
        return Map.Of(line.Factor * new In(inputs.Length) + line.Offset * count, sum.Shape, [.. inputs, sum]);
    }

    // The expression as factor · x + offset.
    private static (Expr Factor, Expr Offset)? Linear(Expr e, int x)
    {
        if (!e.UsedInputs().Contains(x))
            return (0, e);
        if (e is In)
            return (1, 0);
        if (e is not Bin { Symbol: var symbol } bin || Linear(bin.Left, x) is not { } left || Linear(bin.Right, x) is not { } right)
            return null;
        return symbol switch
        {
            '+' => (left.Factor + right.Factor, left.Offset + right.Offset),
            '-' => (left.Factor - right.Factor, left.Offset - right.Offset),
            '*' when right.Factor.Is(0) => (left.Factor * right.Offset, left.Offset * right.Offset),
            '*' when left.Factor.Is(0) => (left.Offset * right.Factor, left.Offset * right.Offset),
            '/' when right.Factor.Is(0) => (left.Factor / right.Offset, left.Offset / right.Offset),
            _ => null,
        };
    }

    private static Node Unstretched(Node x) => x is Broadcast ? x.Inputs[0] : x;
}

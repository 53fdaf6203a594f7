using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>The sum or the maximum over axes, which are left with length 1.</summary>
internal sealed class Reduce : Node
{
    private Reduce(bool isMax, Node x, int[] axes, Shape shape)
        : base(shape, x)
    {
        IsMax = isMax;
        Axes = axes;
    }

    public bool IsMax { get; }

    public IReadOnlyList<int> Axes { get; }

    public override string Operation => $"{(IsMax ? "max" : "sum")} {string.Join(",", Axes.Select(a => Show.Of(a)))}";

    public static Node Sum(Node x, params int[] axes) => Of(false, x, axes);

    public static Node Max(Node x, params int[] axes) => Of(true, x, axes);

    /// <summary>The sum if the program has it already.</summary>
    public static Node? Known(Node x, params int[] axes) => x.Program.Find(Make(false, x, axes));

    /// <summary>The sum of all values, as a tensor without axes.</summary>
    public static Node Total(Node x) => Sum(x, Enumerable.Range(0, x.Shape.Rank).ToArray()).Reshape(Shape.Scalar);

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        [
            wanted[0]
                ? IsMax
                    ? ArgMax.Spread(dy, Inputs[0], Axes)
                    : dy.BroadcastTo(Inputs[0].Shape)
                : null,
        ];

    public override Bounds Bounds(Func<Node, Bounds> of)
    {
        Bounds x = of(Inputs[0]);
        if (IsMax)
            return x.WithoutSum;
        if (Axes.Any(a => Inputs[0].Shape[a] == Shape.N))
            return Primitives.Bounds.All;
        double terms = Axes.Aggregate(1.0, (n, a) => n * Inputs[0].Shape[a]);
        Bounds sum = x * new Bounds(terms, terms);
        return Axes.Contains(Shape.Rank - 1) ? sum : new(sum.Low, sum.High, terms * x.RowSum);
    }

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => Of(IsMax, inputs[0], OverTime()).Reshape(loop.Over(Shape));

    /// <summary>Time is one more axis that is summed over.</summary>
    public override Node? SumOverTime(IReadOnlyList<Node> inputs, TimeLoop loop) =>
        IsMax ? null : Of(false, inputs[0], [.. OverTime().Append(TimeLoop.TimeAxis(Inputs[0].Shape)).OrderBy(a => a)]).Reshape(Shape);

    public override bool IsWrittenAnywhere => true;

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) => Of(IsMax, inputs[0], [.. Axes]);

    private static Node Of(bool isMax, Node x, int[] axes) => axes.Length == 0 ? x : x.Program.Add(Make(isMax, x, axes));

    private static Reduce Make(bool isMax, Node x, int[] axes) =>
        new(isMax, x, axes, axes.Aggregate(x.Shape, (s, axis) => s.With(axis, 1)));

    // The axes in a sequence of such values.
    private int[] OverTime() => [.. Axes.Select(a => TimeLoop.Over(Inputs[0].Shape, a))];
}

using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Where the first maximum over the axes stands: its number in C order among the candidates, with the axes left at length
/// 1.</summary>
internal sealed class ArgMax : Node
{
    private ArgMax(Node x, IReadOnlyList<int> axes)
        : base(axes.Aggregate(x.Shape, (s, axis) => s.With(axis, 1)), x) => Axes = axes;

    public IReadOnlyList<int> Axes { get; }

    public override string Operation => $"argmax {string.Join(",", Axes.Select(a => Show.Of(a)))}";

    public static Node Of(Node x, IReadOnlyList<int> axes) => x.Program.Add(new ArgMax(x, axes.OrderBy(a => a).ToList()));

    /// <summary>dy where the maximum was found, 0 elsewhere.</summary>
    public static Node Spread(Node dy, Node x, IReadOnlyList<int> axes)
    {
        var candidates = new Shape(Enumerable.Range(0, x.Shape.Rank).Select(a => axes.Contains(a) ? x.Shape[a] : 1).ToArray());
        Node positions = Table.Of(x.Program, "Numbers", candidates, Enumerable.Range(0, (int)candidates.Length).Select(i => (double)i));
        Node which = Of(x, axes).Named("which");
        return Map.Of(Expr.Select(new Same(new In(1), new In(2)), new In(0), 0), x.Shape, dy, which, positions);
    }

    public override Node?[] Vjp(Node dy, bool[] wanted) => [null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) =>
        Of(inputs[0], [.. Axes.Select(a => TimeLoop.Over(Inputs[0].Shape, a))]);

    public override bool IsWrittenAnywhere => true;

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], Axes);
}

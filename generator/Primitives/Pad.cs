using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>The same value before and after the elements of one axis or more: with 0 the adjoint of a slice.</summary>
internal sealed class Pad : Node
{
    private Pad(Node x, int[] before, int[] after, double value)
        : base(new Shape(x.Shape.ToArray().Select((d, a) => before[a] + after[a] == 0 ? d : d + before[a] + after[a]).ToArray()), x)
    {
        Before = before;
        After = after;
        Value = value;
    }

    /// <summary>How many stand before, for every axis.</summary>
    public IReadOnlyList<int> Before { get; }

    public IReadOnlyList<int> After { get; }

    public double Value { get; }

    public override string Operation => $"pad {Show.Of(Before)} {Show.Of(After)} {Show.Of(Value)}";

    public static Node Of(Node x, int[] before, int[] after, double value = 0) =>
        before.Concat(after).All(p => p == 0) ? x : x.Program.Add(new Pad(x, before, after, value));

    public static Node Of(Node x, int axis, int before, int after, double value = 0) =>
        Of(
            x,
            [.. Enumerable.Range(0, x.Shape.Rank).Select(a => a == axis ? before : 0)],
            [.. Enumerable.Range(0, x.Shape.Rank).Select(a => a == axis ? after : 0)],
            value
        );

    /// <summary>The axes that grow.</summary>
    public IReadOnlyList<int> Axes => Enumerable.Range(0, Shape.Rank).Where(a => Before[a] + After[a] > 0).ToList();

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        [wanted[0] ? Axes.Aggregate(dy, (g, axis) => g.Slice(axis, Before[axis], Inputs[0].Shape[axis])) : null];

    // What is below all numbers is for maxima, which never choose it.
    public override Bounds Bounds(Func<Node, Bounds> of) =>
        double.IsNegativeInfinity(Value) ? of(Inputs[0]).WithoutSum : of(Inputs[0]).Or(new(Value, Value)).WithoutSum;

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop)
    {
        List<int> before = [.. Before],
            after = [.. After];
        before.Insert(TimeLoop.TimeAxis(Shape), 0);
        after.Insert(TimeLoop.TimeAxis(Shape), 0);
        return Of(inputs[0], [.. before], [.. after], Value);
    }

    public override bool HasPaddedRows => Inputs[0].HasPaddedRows || Axes.Contains(Shape.Rank - 1);

    public override bool IsWrittenInSteps => HasPaddedRows;

    public override bool KeepsZeros(Func<Node, bool> isZero) => Value == 0 && (!Inputs[0].HasPaddedRows || isZero(Inputs[0]));

    // Rows are moved whole.
    public override IEnumerable<Node> SourcesOfPadding => Axes.Contains(Shape.Rank - 1) ? [] : Inputs;

    protected override MemoryLayout OwnLayout => HasPaddedRows ? Layouts.Padded(Shape) : Layouts.PackedSamples(Shape);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], [.. Before], [.. After], Value);
}

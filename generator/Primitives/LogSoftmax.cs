namespace NetGen.Generator.Primitives;

/// <summary>x - log Σ exp(x) along the last axis, computed stably. A primitive because its derivative reads nothing but its result, and
/// because only as a whole it is known never to be above 0.</summary>
internal sealed class LogSoftmax : RowNode
{
    private LogSoftmax(Node x)
        : base(x) { }

    public override string Operation => "log softmax";

    public static Node Of(Node x) => x.Program.Add(new LogSoftmax(x));

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        wanted[0] ? [Map.Of(new In(1) - new Un(Fn.Exp, new In(0)) * new In(2), this, dy, Reduce.Sum(dy, Shape.Rank - 1))] : [null];

    public override Bounds Bounds(Func<Node, Bounds> of) => new(Shape.Last == 1 ? 0 : double.NegativeInfinity, 0);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0]);
}

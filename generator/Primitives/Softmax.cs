namespace NetGen.Generator.Primitives;

/// <summary>exp(x) over its sum along the last axis, computed stably. A primitive because its derivative reads nothing but its
/// result.</summary>
internal sealed class Softmax : RowNode
{
    private Softmax(Node x)
        : base(x) { }

    public override string Operation => "softmax";

    public static Node Of(Node x) => x.Program.Add(new Softmax(x));

    public override Node?[] Vjp(Node dy, bool[] wanted)
    {
        if (!wanted[0])
            return [null];
        Node dot = Reduce.Sum(Map.Of(new In(0) * new In(1), this, dy), Shape.Rank - 1);
        return [Map.Of(new In(0) * (new In(1) - new In(2)), this, dy, dot)];
    }

    public override Bounds Bounds(Func<Node, Bounds> of) => new(0, 1, 1);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0]);
}

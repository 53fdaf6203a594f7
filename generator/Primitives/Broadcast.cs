using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Stretches axes of length 1, and adds axes in front.</summary>
internal sealed class Broadcast : View
{
    internal Broadcast(Node x, Shape shape)
        : base(shape, x) { }

    public override string Operation => "broadcast";

    protected override bool KeepsRows => Inputs[0].Shape.Rank > 0 && Shape.Last == Inputs[0].Shape.Last;

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? dy.SumTo(Inputs[0].Shape) : null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop)
    {
        // Axes that are added stand behind the time, those of the batch before it.
        Shape step = Inputs[0].Shape,
            over = loop.Over(Shape);
        int own = TimeLoop.TimeAxis(step),
            added = Shape.Rank - TimeLoop.TimeAxis(Shape) - (step.Rank - own);
        return inputs[0]
            .Reshape(new Shape([.. step.ToArray().Take(own), loop.Length, .. Enumerable.Repeat(1, added), .. step.ToArray().Skip(own)]))
            .BroadcastTo(over);
    }

    public override Node With(IReadOnlyList<Node> inputs) => inputs[0].BroadcastTo(Shape);

    public override MemoryLayout Of(MemoryLayout input)
    {
        Shape from = Inputs[0].Shape;
        int added = Shape.Rank - from.Rank;
        return new MemoryLayout(
            input.Offset,
            Enumerable
                .Range(0, Shape.Rank)
                .Select(i => i < added || (from[i - added] == 1 && Shape[i] != 1) ? 0 : input.Strides[i - added])
                .ToArray()
        );
    }
}

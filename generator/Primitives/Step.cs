using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>What a sequence [n, steps, ..] (or [steps, ..]) has at the step that a loop is at.</summary>
internal sealed class Step : View
{
    private Step(TimeLoop loop, Node sequence, Shape shape)
        : base(shape, sequence) => Loop = loop;

    public override TimeLoop Loop { get; }

    public Node Sequence => Inputs[0];

    public override string Operation => "step " + Show.Of(Loop.Id);

    /// <summary>The axis of time.</summary>
    public int Axis => TimeLoop.TimeAxis(Sequence.Shape);

    public static Node Of(TimeLoop loop, Node sequence)
    {
        if (sequence.Loop is not null)
            throw new InvalidOperationException($"{sequence} is inside a loop itself.");
        return sequence.Program.Add(new Step(loop, sequence, sequence.Shape.Without([TimeLoop.TimeAxis(sequence.Shape)])));
    }

    protected override bool KeepsRows => Axis != Sequence.Shape.Rank - 1;

    /// <summary>A scan takes the gradients of its sequences together.</summary>
    public override Node?[] Vjp(Node dy, bool[] wanted) => [null];

    public override Node With(IReadOnlyList<Node> inputs) => Of(Loop, inputs[0]);

    public override MemoryLayout Of(MemoryLayout input) => new(input.Offset, [.. input.Strides.Where((_, axis) => axis != Axis)]);
}

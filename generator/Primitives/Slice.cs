using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>A range of one axis.</summary>
internal sealed class Slice : View
{
    internal Slice(Node x, int axis, int start, int length)
        : base(x.Shape.With(axis, length), x)
    {
        Axis = axis;
        Start = start;
    }

    public int Axis { get; }

    public int Start { get; }

    public override string Operation => $"slice {Show.Of(Axis)} {Show.Of(Start)}";

    protected override bool KeepsRows => Axis != Shape.Rank - 1;

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        [wanted[0] ? Pad.Of(dy, Axis, Start, Inputs[0].Shape[Axis] - Start - Shape[Axis]) : null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) =>
        inputs[0].Slice(TimeLoop.Over(Inputs[0].Shape, Axis), Start, Shape[Axis]);

    public override bool HasPaddedRows => Axis != Shape.Rank - 1 && base.HasPaddedRows;

    public override Node With(IReadOnlyList<Node> inputs) => inputs[0].Slice(Axis, Start, Shape[Axis]);

    public override MemoryLayout Of(MemoryLayout input) => new(input.Offset + Start * input.Strides[Axis], input.Strides);
}

using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Zeros before and after one axis: the adjoint of a slice.</summary>
internal sealed class Pad : Node
{
    private Pad(Node x, int axis, int before, int after) : base(x.Shape.With(axis, x.Shape[axis] + before + after), x)
    {
        Axis = axis;
        Before = before;
    }

    public int Axis { get; }

    public int Before { get; }

    public override string Operation => $"pad {Text.Of(Axis)} {Text.Of(Before)}";

    public static Node Of(Node x, int axis, int before, int after) => before == 0 && after == 0 ? x : x.Program.Add(new Pad(x, axis, before, after));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? dy.Slice(Axis, Before, Inputs[0].Shape[Axis]) : null];

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], Axis, Before, Shape[Axis] - Before - Inputs[0].Shape[Axis]);
}

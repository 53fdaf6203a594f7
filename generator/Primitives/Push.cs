using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Adds values [n, links, ..] to what the steps receive whose numbers [n, links] the step names: the adjoint of
/// <see cref="Linked"/>.</summary>
internal sealed class Push : Node
{
    private Push(Received received, Node value, Node links)
        : base(Shape.Scalar.Prepend(Shape.N), received, value, links) { }

    public Received Received => (Received)Inputs[0];

    public Node Value => Inputs[1];

    public Node Links => Inputs[2];

    public override string Operation => "push";

    public static Push Of(Received received, Node value, Node links) => (Push)value.Program.Add(new Push(received, value, links));

    public override Node?[] Vjp(Node dy, bool[] wanted) => throw new InvalidOperationException($"{this} has no value.");

    public override Operand Needs(int input) => input == 1 ? Operand.Vectors : Operand.Any;

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) => Of((Received)inputs[0], inputs[1], inputs[2]);
}

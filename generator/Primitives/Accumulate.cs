using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Adds values [n, links, ..] to the <see cref="Accumulator"/> of the steps whose numbers [n, links] the step names: the
/// adjoint of <see cref="Linked"/>.</summary>
internal sealed class Accumulate : Node
{
    private Accumulate(Accumulator accumulator, Node value, Node links)
        : base(Shape.Scalar.Prepend(Shape.N), accumulator, value, links) { }

    public Accumulator Accumulator => (Accumulator)Inputs[0];

    public Node Value => Inputs[1];

    public Node Links => Inputs[2];

    public override string Operation => "accumulate";

    public static Accumulate Of(Accumulator accumulator, Node value, Node links) =>
        (Accumulate)value.Program.Add(new Accumulate(accumulator, value, links));

    public override Node?[] Vjp(Node dy, bool[] wanted) => throw new InvalidOperationException($"{this} has no value.");

    public override Operand Needs(int input) => input == 1 ? Operand.Vectors : Operand.Any;

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) => Of((Accumulator)inputs[0], inputs[1], inputs[2]);
}

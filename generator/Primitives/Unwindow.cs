using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The adjoint of <see cref="Windows"/>: puts each window back where it stood and adds up where they overlap.</summary>
internal sealed class Unwindow : Node
{
    private Unwindow(Node x, WindowForm form, Shape shape)
        : base(shape, x) => Form = form;

    public WindowForm Form { get; }

    public override string Operation => $"unwindow {Form}";

    public static Node Of(Node x, WindowForm form, Shape shape) => x.Program.Add(new Unwindow(x, form, shape));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? Windows.Of(dy, Form) : null];

    public override bool IsWrittenAnywhere => true;

    public override Operand Needs(int input) => Operand.Vectors;

    public override bool KeepsZeros(Func<Node, bool> isZero) => isZero(Inputs[0]);

    // Rows are added up whole.
    public override IEnumerable<Node> SourcesOfPadding => Inputs;

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], Form, Shape);
}

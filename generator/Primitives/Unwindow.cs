using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The adjoint of <see cref="Windows"/>: puts each window back where it stood and adds up where they overlap.</summary>
internal sealed class Unwindow : Node
{
    private Unwindow(Node x, WindowForm form, Shape shape)
        : base(shape, x) => Form = form;

    /// <summary>Axes of windows that a kernel can put back; more are made fewer by plans.</summary>
    public const int MostAxes = 3;

    public WindowForm Form { get; }

    public override string Operation => $"unwindow {Form}";

    /// <summary>The windows in a tensor of this shape. An axis between the batch and theirs, that of time, is one more, along which they
    /// are one step long.</summary>
    public static Node Of(Node x, WindowForm form, Shape shape)
    {
        if (form.Axes + TimeLoop.TimeAxis(shape) == shape.Rank - 1)
            return x.Program.Add(new Unwindow(x, form, shape));
        int behindPlaces = shape.Rank - 1;
        int[] seen = x.Shape.ToArray();
        return Of(x.Reshape(new Shape([.. seen.Take(behindPlaces), 1, .. seen.Skip(behindPlaces)])), form.AfterOne, shape);
    }

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? Windows.Of(dy, Form) : null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => Of(inputs[0], Form, loop.Over(Shape));

    public override bool IsWrittenAnywhere => true;

    public override Operand Needs(int input) => Operand.Vectors;

    public override bool KeepsZeros(Func<Node, bool> isZero) => isZero(Inputs[0]);

    // Rows are added up whole.
    public override IEnumerable<Node> SourcesOfPadding => Inputs;

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], Form, Shape);
}

using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The largest of each 2 x 2 window of a convolution of one channel, [n, rows, columns, 1] by [rows, columns, 1, filters], with
/// columns in the last axis: [n, filters, rows / 2, columns / 2]. Plans make it, programs have none.</summary>
internal sealed class MaxLines : Node
{
    private MaxLines(Node x, Node kernel, Shape shape)
        : base(shape, x, kernel) { }

    public override string Operation => "maxlines";

    public static Node Of(Node x, Node kernel) =>
        x.Program.Add(
            new MaxLines(
                x,
                kernel,
                new Shape(Shape.N, kernel.Shape.Last, (x.Shape[1] - kernel.Shape[0] + 1) / 2, (x.Shape[2] - kernel.Shape[1] + 1) / 2)
            )
        );

    public override Node?[] Vjp(Node dy, bool[] wanted) => throw new InvalidOperationException($"{this} is made after differentiation.");

    public override long MultiplyAdds => 4 * Shape.Length * Inputs[1].Shape[0] * Inputs[1].Shape[1];

    public override bool IsWrittenAnywhere => true;

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], inputs[1]);
}

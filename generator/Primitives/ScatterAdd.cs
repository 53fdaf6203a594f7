using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The adjoint of <see cref="Gather"/>: a table [rows, features] of zeros, to which each row of [.., features] is added where its
/// index says.</summary>
internal sealed class ScatterAdd : Node
{
    private ScatterAdd(Node x, Node indices, int rows)
        : base(new Shape(rows, x.Shape.Last), x, indices) { }

    public override string Operation => "scatteradd";

    public static Node Of(Node x, Node indices, int rows) => x.Program.Add(new ScatterAdd(x, indices, rows));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? Gather.Of(dy, Inputs[1]) : null, null];

    public override Operand Needs(int input) => input == 0 ? Operand.RowsOf(Inputs[0]) : Operand.Any;

    public override bool KeepsZeros(Func<Node, bool> isZero) => isZero(Inputs[0]);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], inputs[1], Shape[0]);
}

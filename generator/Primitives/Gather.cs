namespace NetGen.Generator.Primitives;

/// <summary>The rows of a table [rows, features] that indices [..] name: [.., features]. Indices are numbers like all others, whole and in
/// range: whoever makes the node sees to that.</summary>
internal sealed class Gather : Node
{
    private Gather(Node table, Node indices)
        : base(indices.Shape.Append(table.Shape.Last), table, indices) { }

    public override string Operation => "gather";

    public static Node Of(Node table, Node indices) => table.Program.Add(new Gather(table, indices));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? ScatterAdd.Of(dy, Inputs[1], Inputs[0].Shape[0]) : null, null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => Of(inputs[0], inputs[1]);

    public override Operand Needs(int input) => input == 0 ? Operand.RowsOf(Inputs[0]) : Operand.Any;

    public override bool KeepsZeros(Func<Node, bool> isZero) => isZero(Inputs[0]);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], inputs[1]);
}

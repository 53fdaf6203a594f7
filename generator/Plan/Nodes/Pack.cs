using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The values of each sample one after another, without the padding of rows, as [n, values] (or [values]): any reshape of it is a
/// view.</summary>
internal sealed class Pack : Node
{
    private Pack(Node x)
        : base(x.HasBatch ? new Shape(Shape.N, (int)x.Shape.Length) : new Shape((int)x.Shape.Length), x) { }

    public override string Operation => "pack";

    public static Node Of(Node x) => x.Program.Add(new Pack(x));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? dy.Reshape(Inputs[0].Shape) : null];

    public override bool HasPaddedViews => false;

    public override Operand Needs(int input) => new() { IsRowByRow = true };

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    protected override MemoryLayout OwnLayout => HasBatch ? new MemoryLayout(0, [Layouts.RoundUp(Shape.Last), 1]) : Layouts.Packed(Shape);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0]);
}

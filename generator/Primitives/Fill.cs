using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>The same value everywhere.</summary>
internal sealed class Fill(double value, Shape shape) : Node(shape)
{
    public double Value => value;

    public override string Operation => "fill " + Show.Of(value);

    public override Node?[] Vjp(Node dy, bool[] wanted) => [];

    public override Bounds Bounds(Func<Node, Bounds> of) => new(value, value);

    public override bool IsWrittenAnywhere => true;

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) => this;
}

using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>1 at the first maximum over the axes, 0 elsewhere.</summary>
internal sealed class MaxMask : Node
{
    private MaxMask(Node x, IReadOnlyList<int> axes) : base(x.Shape, x) => Axes = axes;

    public IReadOnlyList<int> Axes { get; }

    public override string Operation => $"maxmask {string.Join(",", Axes.Select(a => Text.Of(a)))}";

    public static Node Of(Node x, IReadOnlyList<int> axes) => x.Program.Add(new MaxMask(x, axes));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [null];

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], Axes);
}

using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The value without its derivative.</summary>
internal sealed class StopGradient : View
{
    private StopGradient(Node x)
        : base(x.Shape, x) { }

    public override string Operation => "stop";

    protected override bool KeepsRows => true;

    public static Node Of(Node x) => x.Program.Add(new StopGradient(x));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => Of(inputs[0]);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0]);

    public override MemoryLayout Of(MemoryLayout input) => input;
}

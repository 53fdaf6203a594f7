using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>What a loop carried at other steps, [n, links, ..]: behind those whose numbers [n, links] the step names, or what the loop
/// began with where a number is -1. A tree is such a loop, whose steps name their children.</summary>
internal sealed class Linked : Node
{
    private Linked(Carry carry, Node links)
        : base(new Shape([Shape.N, links.Shape[1], .. carry.Shape.ToArray().Skip(1)]), carry, links) { }

    public Carry Carry => (Carry)Inputs[0];

    public Node Links => Inputs[1];

    public override string Operation => "linked";

    public static Node Of(Carry carry, Node links) => carry.Program.Add(new Linked(carry, links));

    /// <summary>A scan takes the gradients of what it carries together.</summary>
    public override Node?[] Vjp(Node dy, bool[] wanted) => [null, null];

    public override bool KeepsZeros(Func<Node, bool> isZero) => isZero(Inputs[0]);

    public override IEnumerable<Node> SourcesOfPadding => [Inputs[0]];

    public override Node With(IReadOnlyList<Node> inputs) => Of((Carry)inputs[0], inputs[1]);
}

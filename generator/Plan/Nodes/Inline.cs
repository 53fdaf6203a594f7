using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A Map that its one reader computes while it reads, instead of storing it: plans make it, programs have none.</summary>
internal sealed class Inline : Node
{
    private Inline(Map map)
        : base(map.Shape, map) { }

    public Map Map => (Map)Inputs[0];

    public override string Operation => "inline";

    public static Node Of(Map map) => map.Program.Add(new Inline(map));

    public override Node?[] Vjp(Node dy, bool[] wanted) => [dy];

    public override bool KeepsZeros(Func<Node, bool> isZero) => isZero(Inputs[0]);

    public override IEnumerable<Node> ReadPadding => InlineOperand.Vectors(Map)!;

    protected override MemoryLayout OwnLayout => InlineOperand.Steps(Map);

    public override Node With(IReadOnlyList<Node> inputs) => Of((Map)inputs[0]);
}

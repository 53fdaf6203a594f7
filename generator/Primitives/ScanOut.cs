using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>What a scan gives: a value of all its steps, [n, steps, ..], or what it carries behind the last one.</summary>
internal sealed class ScanOut : Node
{
    private ScanOut(Scan scan, Node value, bool isLast)
        : base(isLast ? value.Shape : scan.InnerLoop.Over(value.Shape), scan, value) => IsLast = isLast;

    public Scan Scan => (Scan)Inputs[0];

    /// <summary>Of a step; what is carried, when this is the last of it.</summary>
    public Node Value => Inputs[1];

    public bool IsLast { get; }

    /// <summary>Outside of the loop.</summary>
    public override TimeLoop? Loop => null;

    public override string Operation => IsLast ? "last" : "all";

    public static Node All(Scan scan, Node value) => scan.Program.Add(new ScanOut(scan, value, false));

    public static Node Last(Scan scan, Carry carry) => scan.Program.Add(new ScanOut(scan, carry, true));

    /// <summary>A scan takes the gradients of all that it gives together.</summary>
    public override Node?[] Vjp(Node dy, bool[] wanted) => [null, null];

    public override bool KeepsZeros(Func<Node, bool> isZero) => isZero(Value);

    public override IEnumerable<Node> SourcesOfPadding => [Value];

    protected override MemoryLayout OwnLayout => TimeRows.Of(this);

    public override Node With(IReadOnlyList<Node> inputs) => inputs[0].Program.Add(new ScanOut((Scan)inputs[0], inputs[1], IsLast));
}

using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Random numbers drawn by counter: the same node read by the forward and the backward pass is the same numbers.</summary>
internal sealed class Random(RandomKind kind, int stream, int seed, Shape shape) : Node(shape)
{
    public RandomKind Kind => kind;

    /// <summary>Which layer draws them.</summary>
    public int Stream => stream;

    /// <summary>The layer's own seed; 0 for the network's.</summary>
    public int Seed => seed;

    public override string Operation => $"random {kind} {Show.Of(stream)} {Show.Of(seed)}";

    public override Node?[] Vjp(Node dy, bool[] wanted) => [];

    public override bool IsWrittenAnywhere => true;

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) => this;
}

internal enum RandomKind
{
    /// <summary>Uniform in [0, 1).</summary>
    Uniform,

    /// <summary>Normal with mean 0 and deviation 1.</summary>
    Normal,
}

using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>A value that comes from outside: the samples, a parameter, or the cotangent that the loss gives.</summary>
internal sealed class Leaf(string key, Shape shape) : Node(shape)
{
    /// <summary>The samples, [n, values].</summary>
    public const string Input = "input";

    /// <summary>What a stream is given when it begins, [n, values].</summary>
    public const string Source = "source";

    /// <summary>The gradient of the loss with respect to the program's result, [n, values].</summary>
    public const string Cotangent = "cotangent";

    /// <summary>How that gradient changes along a vector of parameters, [n, values].</summary>
    public const string CotangentChange = "cotangent change";

    /// <summary>One of these or a name, such as a parameter's.</summary>
    public string Key { get; } = key;

    /// <summary>The user gives it, row behind row without padding.</summary>
    public bool IsOfUser => Key is Input or Source;

    /// <summary>The loss gives it, between the passes.</summary>
    public bool IsOfLoss => Key is Cotangent or CotangentChange;

    public override string Operation => "leaf " + Key;

    public override Node?[] Vjp(Node dy, bool[] wanted) => [];

    public override bool HasPaddedRows => !IsOfUser;

    public override bool KeepsZeros(Func<Node, bool> isZero) => !IsOfUser;

    protected override MemoryLayout OwnLayout => IsOfUser ? Layouts.Packed(Shape) : Layouts.Padded(Shape);

    public override Node With(IReadOnlyList<Node> inputs) => this;
}

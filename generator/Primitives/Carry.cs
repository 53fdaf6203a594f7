using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>What a loop brings from the step before: first <see cref="Initial"/>, then what its scan says is next.</summary>
internal sealed class Carry : Node
{
    private readonly int _number;

    private Carry(Loop loop, int number, Node initial) : base(initial.Shape, initial)
    {
        Loop = loop;
        _number = number;
    }

    public override Loop Loop { get; }

    public Node Initial => Inputs[0];

    public override string Operation => $"carry {Text.Of(Loop.Id)} {Text.Of(_number)}";

    public static Carry Of(Loop loop, int number, Node initial) => (Carry)initial.Program.Add(new Carry(loop, number, initial));

    /// <summary>A scan takes the gradients of what it carries together.</summary>
    public override Node?[] Vjp(Node dy, bool[] wanted) => [null];

    public override Node With(IReadOnlyList<Node> inputs) => Of(Loop, _number, inputs[0]);
}

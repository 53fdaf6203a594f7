using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The sum of what the steps before have pushed to this one; for the first step <see cref="Initial"/>.</summary>
internal sealed class Received : Node
{
    private readonly int _number;

    private Received(Loop loop, int number, Node initial) : base(initial.Shape, initial)
    {
        Loop = loop;
        _number = number;
    }

    public override Loop Loop { get; }

    public Node Initial => Inputs[0];

    public override string Operation => $"received {Text.Of(Loop.Id)} {Text.Of(_number)}";

    public static Received Of(Loop loop, int number, Node initial) => (Received)initial.Program.Add(new Received(loop, number, initial));

    public override Node?[] Vjp(Node dy, bool[] wanted) => throw new InvalidOperationException($"{this} has no derivative.");

    public override Node With(IReadOnlyList<Node> inputs) => Of(Loop, _number, inputs[0]);
}

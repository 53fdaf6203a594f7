namespace NetGen.Generator.Primitives;

/// <summary>The sum of what the steps before have pushed to this one; for the first step the initial value.</summary>
internal sealed class Received : Brought
{
    private Received(TimeLoop loop, int number, Node initial)
        : base(loop, number, initial) { }

    public static Received Of(TimeLoop loop, int number, Node initial) =>
        (Received)initial.Program.Add(new Received(loop, number, initial));

    public override Node?[] Vjp(Node dy, bool[] wanted) => throw new InvalidOperationException($"{this} has no derivative.");

    public override Node With(IReadOnlyList<Node> inputs) => Of(Loop, Number, inputs[0]);
}

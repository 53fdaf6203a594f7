namespace NetGen.Generator.Primitives;

/// <summary>A value from the step before: first the initial value, then what its scan says is next.</summary>
internal sealed class Carry : LoopCarried
{
    private Carry(TimeLoop loop, int number, Node initial)
        : base(loop, number, initial) { }

    public static Carry Of(TimeLoop loop, int number, Node initial) => (Carry)initial.Program.Add(new Carry(loop, number, initial));

    /// <summary>A scan takes the gradients of what it carries together.</summary>
    public override Node?[] Vjp(Node dy, bool[] wanted) => [null];

    public override Node With(IReadOnlyList<Node> inputs) => Of(Loop, Number, inputs[0]);
}

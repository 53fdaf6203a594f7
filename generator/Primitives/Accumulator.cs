namespace NetGen.Generator.Primitives;

/// <summary>The sum of what the steps before have added to it by <see cref="Accumulate"/>; for the first step the initial value.</summary>
internal sealed class Accumulator : LoopCarried
{
    private Accumulator(TimeLoop loop, int number, Node initial)
        : base(loop, number, initial) { }

    public static Accumulator Of(TimeLoop loop, int number, Node initial) =>
        (Accumulator)initial.Program.Add(new Accumulator(loop, number, initial));

    /// <summary>A scan takes the gradients of what its steps add up together.</summary>
    public override Node?[] Vjp(Node dy, bool[] wanted) => [null];

    public override Node With(IReadOnlyList<Node> inputs) => Of(Loop, Number, inputs[0]);
}

namespace NetGen.Generator.Primitives;

/// <summary>A value of the shape of its input, whose rows along the last axis are each made of the same row of the input by a routine that
/// goes through all rows of a batch and writes nothing behind their last columns.</summary>
internal abstract class RowNode(Node x) : Node(x.Shape, x)
{
    public sealed override bool IsWrittenAnywhere => true;

    public sealed override bool IsWrittenInSteps => Shape.Rank == 2;

    public sealed override Operand Needs(int input) => new() { IsPadded = true, DenseFrom = 0 };

    public sealed override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public sealed override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => With(inputs);
}

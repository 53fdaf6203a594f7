using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>A value that a step has from other steps; its first comes from outside the loop.</summary>
internal abstract class LoopCarried(TimeLoop loop, int number, Node initial) : Node(initial.Shape, initial)
{
    public override TimeLoop Loop => loop;

    public Node Initial => Inputs[0];

    public override string Operation => $"{GetType().Name} {Show.Of(loop.Id)} {Show.Of(number)}";

    public override Operand Needs(int input) => Operand.Vectors;

    public override IEnumerable<Node> SourcesOfPadding => [Initial];

    /// <summary>Its number among those of its kind in the loop.</summary>
    protected int Number => number;
}

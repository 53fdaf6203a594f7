using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>What a loop brings to a step from others, and has a first value for that comes from outside.</summary>
internal abstract class Brought(TimeLoop loop, int number, Node initial) : Node(initial.Shape, initial)
{
    public override TimeLoop Loop => loop;

    public Node Initial => Inputs[0];

    public override string Operation => $"{GetType().Name} {Show.Of(loop.Id)} {Show.Of(number)}";

    public override Operand Needs(int input) => Operand.Vectors;

    public override IEnumerable<Node> SourcesOfPadding => [Initial];

    /// <summary>Its number among those of its kind in the loop.</summary>
    protected int Number => number;
}

using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>A recurrent kind of layer, whatever its attribute: a wrapper can run it in either direction.</summary>
internal interface IRecurrent
{
    /// <summary>What is carried from step to step: first the output.</summary>
    IReadOnlyList<string> States { get; }

    /// <summary>The shape of each of these, as the layer sees it.</summary>
    Shape StateOf(Layer layer);

    /// <summary>The shape of the output, as the layer sees it: that of a state, or of one for each step.</summary>
    Shape OutputOf(Layer layer);

    /// <summary>Whether the arguments are usable and the input is a sequence; reports otherwise.</summary>
    bool IsUsable(ShapeContext c);

    /// <summary>Declares the parameters of one direction, under names that begin with <paramref name="prefix"/>.</summary>
    void Declare(ShapeContext c, string prefix);

    /// <summary>One direction, with these parameters.</summary>
    Node Run(LowerContext c, string prefix, bool isReverse);
}

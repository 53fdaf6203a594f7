using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

/// <summary>A recurrent kind of layer, whatever its attribute: a wrapper can run it in either direction.</summary>
internal interface IRecurrent
{
    /// <summary>What is carried from step to step: first the output.</summary>
    IReadOnlyList<string> States { get; }

    /// <summary>The shape of each of these, for a layer over sequences of this shape.</summary>
    Shape StateOf(LayerSpec spec, Shape input);

    /// <summary>The shape of the output: that of a state, or of one for each step.</summary>
    Shape OutputOf(LayerSpec spec, Shape input);

    /// <summary>Whether the arguments are usable and the input is a sequence; reports otherwise.</summary>
    bool IsUsable(ShapeContext c);

    /// <summary>Declares the parameters of one direction, under names that begin with <paramref name="prefix"/>.</summary>
    void Declare(ShapeContext c, string prefix);

    /// <summary>One direction, with these parameters.</summary>
    Node Run(LowerContext c, string prefix, bool isReverse);
}

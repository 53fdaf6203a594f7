using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>One step of a recurrent layer: what there is before it, and what its formulas are made of.</summary>
internal sealed class RecurrentStep(
    LowerContext c,
    string prefix,
    Activation activation,
    Activation gateActivation,
    Node a,
    Node h,
    IReadOnlyList<Node> before
)
{
    /// <summary>The input's share of all gates, bias included: [n, .., gates, units], or [n, units] of a single one.</summary>
    public Node A => a;

    /// <summary>The output of the step before, as the recurrent kernel reads it.</summary>
    public Node H => h;

    /// <summary>What is carried: the output of the step before, then the rest.</summary>
    public IReadOnlyList<Node> Before => before;

    public LowerContext Context => c;

    public Node Kernel => c.Parameter(prefix + "recurrent_kernel", "U");

    public Node Bias => c.Parameter(prefix + "bias", "b");

    /// <summary>The product of <paramref name="x"/> and some gates of the recurrent kernel.</summary>
    public Node Recurrent(Node x, int first, int count)
    {
        Node u = Kernel;
        return u.Shape.Rank == 2 ? Contract.Of(x, "nk", u, "ku", "nu") : Contract.Of(x, "nk", u.Slice(1, first, count), "kgu", "ngu");
    }

    /// <summary>One gate of several, [n, .., gates, units].</summary>
    public static Node Gate(Node gates, int gate) =>
        gates.Shape.Rank - 2 is var axis ? gates.Slice(axis, gate, 1).Reshape(gates.Shape.Without([axis])) : gates;

    public Node Activate(Node x, string name) => Activations.All[activation](x).Named(name + c.Suffix);

    public Node ActivateGate(Node x, string name) => ActivateGate(c, gateActivation, x, name);

    /// <summary>The activation of the gates; a sigmoid in the form that is made for them.</summary>
    public static Node ActivateGate(LowerContext c, Activation activation, Node x, string name) =>
        (activation == Activation.Sigmoid ? Fn.Gate[x] : Activations.All[activation](x)).Named(name + c.Suffix);

    /// <summary>What the layer makes besides its output: a state that the last step leaves.</summary>
    public static string State(int index) => "state " + Show.Of(index);

    /// <summary>[steps, units], or [units] of what is left in the end.</summary>
    public static Shape OutputShape(CarryingAttribute a, Shape input) =>
        a.ReturnSequences ? new Shape(input[0], a.Units) : new Shape(a.Units);
}

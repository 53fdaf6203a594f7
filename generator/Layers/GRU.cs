using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class GRU : Recurrent
{
    public override string Prefix => "gru";

    protected override int Gates => 3;

    protected override void DeclareBias(ShapeContext c, string name, int units) =>
        c.GateBias(name, ResetsAfter(c.Spec) ? 2 : 0, Gates, units);

    protected override Node PlusInputBias(LowerContext c, string prefix, Node a) =>
        !c.Spec.Flag("UseBias", true)
            ? a
            : a.Plus(ResetsAfter(c.Spec) ? BiasRow(c.Parameter(prefix + "bias", "b"), 0) : c.Parameter(prefix + "bias", "b"));

    protected override Node[] Step(RecurrentStep s)
    {
        Expr one = 1,
            z = new In(0),
            h = new In(1),
            candidate = new In(2);
        (Node update, Node proposal) = ResetsAfter(s.Context.Spec) ? ResetAfter(s) : ResetBefore(s);
        return [Map.Of(z * h + (one - z) * candidate, update, s.Before[0], proposal)];
    }

    private static (Node Update, Node Proposal) ResetAfter(RecurrentStep s)
    {
        Node v = s.Recurrent(s.H, 0, 3);
        if (s.Context.Spec.Flag("UseBias", true))
            v = v.Plus(BiasRow(s.Bias, 1));
        v.Named("v" + s.Context.Suffix);
        Node z = s.ActivateGate(RecurrentStep.Gate(s.A, 0).Plus(RecurrentStep.Gate(v, 0)), "z"),
            r = s.ActivateGate(RecurrentStep.Gate(s.A, 1).Plus(RecurrentStep.Gate(v, 1)), "r");
        return (z, s.Activate(Map.Of(new In(0) + new In(1) * new In(2), RecurrentStep.Gate(s.A, 2), r, RecurrentStep.Gate(v, 2)), "g"));
    }

    private static (Node Update, Node Proposal) ResetBefore(RecurrentStep s)
    {
        Node gates = s.A.Slice(1, 0, 2).Plus(s.Recurrent(s.H, 0, 2)).Named("v" + s.Context.Suffix);
        Node z = s.ActivateGate(RecurrentStep.Gate(gates, 0), "z"),
            r = s.ActivateGate(RecurrentStep.Gate(gates, 1), "r");
        Node reset = Map.Of(new In(0) * new In(1), r, s.H).Named("rh" + s.Context.Suffix);
        return (z, s.Activate(RecurrentStep.Gate(s.A, 2).Plus(RecurrentStep.Gate(s.Recurrent(reset, 2, 1), 0)), "g"));
    }

    private static Node BiasRow(Node bias, int row) => bias.Slice(0, row, 1).Reshape(new Shape(bias.Shape[1], bias.Shape[2]));

    private static bool ResetsAfter(Parse.LayerSpec spec) => spec.Flag("ResetAfter", true);
}

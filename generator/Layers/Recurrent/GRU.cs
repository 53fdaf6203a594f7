using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class GRU : Recurrent<GRUAttribute>
{
    public override string Prefix => "gru";

    protected override int Gates => 3;

    protected override void DeclareBias(ShapeContext c, GRUAttribute a, string name) =>
        c.GateBias(a, name, a.ResetAfter ? 2 : 0, Gates, a.Units);

    protected override Node PlusInputBias(LowerContext c, GRUAttribute a, string prefix, Node x) =>
        !a.UseBias ? x : x.Plus(a.ResetAfter ? BiasRow(c.Parameter(prefix + "bias", "b"), 0) : c.Parameter(prefix + "bias", "b"));

    protected override (string Property, Activation Value) GateActivation(GRUAttribute a) =>
        (nameof(a.RecurrentActivation), a.RecurrentActivation);

    protected override Node[] Step(RecurrentStep s, GRUAttribute a)
    {
        Expr one = 1,
            z = new In(0),
            h = new In(1),
            candidate = new In(2);
        (Node update, Node proposal) = a.ResetAfter ? ResetAfter(s, a.UseBias) : ResetBefore(s);
        return [Map.Of(z * h + (one - z) * candidate, update, s.Before[0], proposal)];
    }

    private static (Node Update, Node Proposal) ResetAfter(RecurrentStep s, bool hasBias)
    {
        Node v = s.Recurrent(s.H, 0, 3);
        if (hasBias)
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
}

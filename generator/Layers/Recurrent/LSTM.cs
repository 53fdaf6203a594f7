using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class LSTM : Recurrent<LSTMAttribute>
{
    public override string Prefix => "lstm";

    protected override int Gates => 4;

    public override IReadOnlyList<string> States => ["h", "c"];

    protected override void DeclareBias(ShapeContext c, LSTMAttribute a, string name) =>
        c.GateBias(a, name, 0, Gates, a.Units, a.UnitForgetBias ? 1 : -1);

    protected override (string Property, Activation Value) GateActivation(LSTMAttribute a) =>
        (nameof(a.RecurrentActivation), a.RecurrentActivation);

    protected override Node[] Step(RecurrentStep s, LSTMAttribute a)
    {
        Node z = s.A.Plus(s.Recurrent(s.H, 0, 4)).Named("z" + s.Context.Suffix);
        Node i = s.ActivateGate(RecurrentStep.Gate(z, 0), "i"),
            f = s.ActivateGate(RecurrentStep.Gate(z, 1), "f"),
            g = s.Activate(RecurrentStep.Gate(z, 2), "g"),
            o = s.ActivateGate(RecurrentStep.Gate(z, 3), "o");
        Node c = Map.Of(new In(0) * new In(1) + new In(2) * new In(3), f, s.Before[1], i, g).Named("c" + s.Context.Suffix);
        return [Map.Of(new In(0) * new In(1), o, s.Activate(c, "y")), c];
    }
}

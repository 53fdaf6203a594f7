using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

/// <summary>The cell of an LSTM.</summary>
internal abstract class LongShortTerm<TAttribute> : Recurrent<TAttribute>
    where TAttribute : LongShortTermAttribute
{
    protected sealed override int Gates => 4;

    public sealed override IReadOnlyList<string> States => ["h", "c"];

    protected sealed override void DeclareBias(ShapeContext c, TAttribute a, string name) =>
        c.GateBias(a, name, 0, Gates, a.Units, a.UnitForgetBias ? 1 : -1);

    protected sealed override (string Property, Activation Value) GateActivation(TAttribute a) =>
        (nameof(a.RecurrentActivation), a.RecurrentActivation);

    protected sealed override Node[] Step(RecurrentStep s, TAttribute a)
    {
        Node z = s.A.Plus(OfState(s, a)).Named("z" + s.Context.Suffix);
        Node i = s.ActivateGate(RecurrentStep.Gate(z, 0), "i"),
            f = s.ActivateGate(RecurrentStep.Gate(z, 1), "f"),
            g = s.Activate(RecurrentStep.Gate(z, 2), "g"),
            o = s.ActivateGate(RecurrentStep.Gate(z, 3), "o");
        Node c = Map.Of(new In(0) * new In(1) + new In(2) * new In(3), f, s.Before[1], i, g).Named("c" + s.Context.Suffix);
        return [Map.Of(new In(0) * new In(1), o, s.Activate(c, "y")), c];
    }

    /// <summary>The share of the output of the step before in all gates.</summary>
    protected virtual Node OfState(RecurrentStep s, TAttribute a) => s.Recurrent(s.H, 0, Gates);
}

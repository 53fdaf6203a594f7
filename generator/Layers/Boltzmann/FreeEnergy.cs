using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>F(v) = the energy of the visible units by themselves - Σ ln(1 + e^(v · W + b)), so that p(v) is proportional to
/// e^-F(v).</summary>
internal sealed class FreeEnergy(VisibleUnits units) : LayerKind<RBMAttribute>
{
    public override string Attribute => nameof(FreeEnergy);

    public override string Prefix => "energy";

    protected override Shape? Infer(ShapeContext c, RBMAttribute a)
    {
        c.Check(units.Check(a));
        return new Shape(1);
    }

    protected override Node Lower(LowerContext c, RBMAttribute a)
    {
        Node visible = Primitives.Reduce.Sum(Map.Of(units.Energy, c.X, c.Parameter("visible_bias", "bv")), 1).Named("visible" + c.Suffix);
        Node hidden = Primitives.Reduce.Sum(Fn.Softplus[Machine.HiddenField(c)], 1).Named("hidden" + c.Suffix);
        return Map.Of(new In(0) - new In(1), visible, hidden);
    }
}

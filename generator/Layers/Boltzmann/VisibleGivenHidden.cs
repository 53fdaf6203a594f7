using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>The means of v given h, or v drawn; both depend on h · Wᵀ + a.</summary>
internal sealed class VisibleGivenHidden(VisibleUnits units) : LayerKind<RBMAttribute>
{
    public override string Attribute => nameof(VisibleGivenHidden);

    public override string Prefix => "visible";

    protected override Shape? Infer(ShapeContext c, RBMAttribute a) => c.Layer.Output;

    protected override Node Lower(LowerContext c, RBMAttribute a)
    {
        Node field = Contract
            .Of(c.X, "nj", c.Parameter("kernel", "W"), "ij", "ni")
            .Named("a" + c.Suffix)
            .Plus(c.Parameter("visible_bias", "bv"));
        return c.Training ? units.Draw(c, a, field) : units.Mean(a, field);
    }
}

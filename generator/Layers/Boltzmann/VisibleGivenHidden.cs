using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>The means of v given h, or v drawn; both depend on h · Wᵀ + a.</summary>
internal sealed class VisibleGivenHidden(VisibleUnits units) : LayerKind
{
    public override string Prefix => "visible";

    public override Shape? Infer(ShapeContext c) => c.Layer.Output;

    public override Node Lower(LowerContext c)
    {
        Node field = Contract
            .Of(c.X, "nj", c.Parameter("kernel", "W"), "ij", "ni")
            .Named("a" + c.Suffix)
            .Plus(c.Parameter("visible_bias", "bv"));
        return c.Training ? units.Draw(c, field) : units.Mean(c, field);
    }
}

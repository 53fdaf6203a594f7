using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>p(h = 1 | v) = sigmoid(v · W + b), or h drawn with it.</summary>
internal sealed class HiddenGivenVisible : LayerKind<RBMAttribute>
{
    public override string Attribute => nameof(HiddenGivenVisible);

    public override string Prefix => "hidden";

    protected override Shape? Infer(ShapeContext c, RBMAttribute a) => c.Layer.Output;

    protected override Node Lower(LowerContext c, RBMAttribute a) => BernoulliUnits.Of(c, a, Machine.HiddenField(c));
}

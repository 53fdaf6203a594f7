using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>p(h = 1 | v) = sigmoid(v · W + b), or h drawn with it.</summary>
internal sealed class HiddenGivenVisible : LayerKind
{
    public override string Prefix => "hidden";

    public override Shape? Infer(ShapeContext c) => c.Layer.Output;

    public override Node Lower(LowerContext c) => BernoulliUnits.Of(c, Machine.HiddenField(c));
}

using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class GaussianNoise : LayerKind
{
    public override string Prefix => "gaussian_noise";

    public override bool IsNoise => true;

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        double deviation = c.Spec.Number("standardDeviation");
        return
            c.CommonArguments()
            && c.Require(deviation is > 0 and <= ShapeContext.Largest, "standardDeviation", deviation, "greater than 0 and at most 1e30")
            ? c.Input
            : null;
    }

    public override Node Lower(LowerContext c) =>
        c.Training ? Map.Of(new In(0) + c.Spec.Number("standardDeviation") * new In(1), c.X, c.Random(RandomKind.Normal, c.X.Shape)) : c.X;

    public override string Describe(LayerSpec spec) => $"GaussianNoise({Text.Of(spec.Number("standardDeviation"))})";
}

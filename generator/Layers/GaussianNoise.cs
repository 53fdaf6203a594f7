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

    public override Shape? Infer(ShapeContext c)
    {
        double deviation = c.Spec.Number("standardDeviation");
        return c.CommonArguments() && c.Require(deviation > 0 && !double.IsInfinity(deviation), "standardDeviation", deviation, "a positive number") ? c.Input : null;
    }

    public override Node Lower(LowerContext c) =>
        c.Training ? Map.Of(new In(0) + c.Spec.Number("standardDeviation") * new In(1), c.X, c.Random(RandomKind.Normal, c.X.Shape)) : c.X;

    public override string Describe(LayerSpec spec) => $"GaussianNoise({Text.Of(spec.Number("standardDeviation"))})";
}

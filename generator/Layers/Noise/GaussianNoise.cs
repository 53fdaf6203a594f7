using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class GaussianNoise : LayerKind<GaussianNoiseAttribute>
{
    public override string Prefix => "gaussian_noise";

    public override ValueBehaviour Values => ValueBehaviour.Disturbs;

    protected override StepBehaviour Steps(GaussianNoiseAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, GaussianNoiseAttribute a)
    {
        double deviation = a.StandardDeviation;
        return c.Require(
            deviation is > 0 and <= ShapeContext.Largest,
            nameof(a.StandardDeviation),
            deviation,
            "greater than 0 and at most 1e30"
        )
            ? c.Input
            : null;
    }

    protected override Node Lower(LowerContext c, GaussianNoiseAttribute a) =>
        c.IsNoisy ? Map.Of(new In(0) + a.StandardDeviation * new In(1), c.X, c.Random(RandomKind.Normal, c.X.Shape, a.Seed)) : c.X;

    protected override string Describe(GaussianNoiseAttribute a) => $"GaussianNoise({Show.Of(a.StandardDeviation)})";
}

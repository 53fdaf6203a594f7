using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class MixtureDensity : LayerKind<MixtureDensityAttribute>
{
    /// <summary>The largest number of components, for which the loss has room on the stack.</summary>
    private const int MostComponents = 10_000;

    public override string Prefix => "mixture_density";

    protected override StepBehaviour Steps(MixtureDensityAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, MixtureDensityAttribute a)
    {
        int components = a.Components,
            dimensions = a.Dimensions,
            most = (int.MaxValue / Math.Max(components, 1) - 1) / 2;
        if (
            !c.Require(
                components is >= 1 and <= MostComponents,
                nameof(a.Components),
                components,
                $"between 1 and {Show.Grouped(MostComponents)}"
            )
        )
            return null;
        if (!c.Require(dimensions >= 1 && dimensions <= most, nameof(a.Dimensions), dimensions, $"between 1 and {Show.Grouped(most)}"))
            return null;
        if (c.Input.Rank > 2 && !NotAVector(c))
            return null;
        int length = components * (1 + 2 * dimensions),
            features = c.Input.Last;
        c.Kernel(a, new Shape(features, length), features, length);
        c.Bias(a, new Shape(length));
        return c.Input.With(c.Input.Rank - 1, length);
    }

    protected override Node Lower(LowerContext c, MixtureDensityAttribute a) =>
        Mixture.Of(Dense.Affine(c, c.Parameter("kernel", "W")).Named("z" + c.Suffix), a.Components, a.Dimensions);

    protected override string Describe(MixtureDensityAttribute a) =>
        $"MixtureDensity({Show.Of(a.Components)}{(a.Dimensions > 1 ? $", Dimensions = {Show.Of(a.Dimensions)}" : "")})";
}

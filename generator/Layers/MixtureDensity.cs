using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class MixtureDensity : LayerKind
{
    /// <summary>So many numbers the loss holds on the stack.</summary>
    private const int MostComponents = 10_000;

    public override string Prefix => "mixture_density";

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        int components = c.Spec.Int("components"),
            dimensions = c.Spec.Int("Dimensions", 1),
            most = (int.MaxValue / Math.Max(components, 1) - 1) / 2;
        if (!c.Require(components is >= 1 and <= MostComponents, "components", components, $"between 1 and {Text.Grouped(MostComponents)}"))
            return null;
        if (
            !c.Require(dimensions >= 1 && dimensions <= most, "Dimensions", dimensions, $"between 1 and {Text.Grouped(most)}")
            || !c.CommonArguments()
        )
            return null;
        if (c.Input.Rank > 2 && !NotAVector(c))
            return null;
        int length = components * (1 + 2 * dimensions),
            features = c.Input.Last;
        c.Kernel(new Shape(features, length), features, length);
        c.Bias(new Shape(length));
        return c.Input.With(c.Input.Rank - 1, length);
    }

    public override Node Lower(LowerContext c) =>
        Mixture.Of(
            Dense.Affine(c, c.Parameter("kernel", "W")).Named("z" + c.Suffix),
            c.Spec.Int("components"),
            c.Spec.Int("Dimensions", 1)
        );

    public override string Describe(LayerSpec spec)
    {
        int dimensions = spec.Int("Dimensions", 1);
        return $"MixtureDensity({Text.Of(spec.Int("components"))}{(dimensions > 1 ? $", Dimensions = {Text.Of(dimensions)}" : "")})";
    }
}

using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Dense : LayerKind
{
    public override string Prefix => "dense";

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("units") || !c.CommonArguments())
            return null;
        if (c.Input.Rank > 2 && !NotAVector(c))
            return null;
        int units = c.Spec.Int("units"),
            features = c.Input.Last;
        c.Kernel(new Shape(features, units), features, units);
        c.Bias(new Shape(units));
        CheckSoftmax(c, units);
        return c.Input.With(c.Input.Rank - 1, units);
    }

    public override Node Lower(LowerContext c) => c.Activate(Affine(c, c.Parameter("kernel", "W")), Function(c.Spec));

    public override string Describe(LayerSpec spec) => Describe("Dense", spec, Text.Of(spec.Int("units")));

    /// <summary>x · W + b over the last axis.</summary>
    public static Node Affine(LowerContext c, Node kernel)
    {
        string lead = "nabcd".Substring(0, c.X.Shape.Rank - 1);
        return c.PlusBias(Contract.Of(c.X, lead + "i", kernel, "io", lead + "o").Named("a" + c.Suffix));
    }
}

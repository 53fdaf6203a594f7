using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class RMSNormalization : LayerKind<RMSNormalizationAttribute>
{
    public override string Prefix => "rms_normalization";

    protected override StepBehaviour Steps(RMSNormalizationAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, RMSNormalizationAttribute a)
    {
        if (!Epsilon.IsUsable(c, nameof(a.Epsilon), a.Epsilon))
            return null;
        c.Constant("scale", new Shape(c.Input.Last), 1);
        return c.Input;
    }

    protected override Node Lower(LowerContext c, RMSNormalizationAttribute a)
    {
        int last = c.X.Shape.Rank - 1;
        Node squares = Reduce.Sum(Map.Of(new In(0) * new In(0), c.X), last);
        Node inverse = Map.Of(1 / new Un(Fn.Sqrt, 1.0 / c.X.Shape.Last * new In(0) + a.Epsilon), squares).Named("inverse" + c.Suffix);
        return Map.Of(new In(0) * new In(1) * new In(2), c.X, inverse, c.Parameter("scale", "scale"));
    }
}

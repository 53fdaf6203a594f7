using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class RMSNormalization : LayerKind<RMSNormalizationAttribute>
{
    public override string Prefix => "rms_normalization";

    protected override StepBehaviour Steps(RMSNormalizationAttribute a) => SampleAxes.Steps(a.Axis);

    protected override Shape? Infer(ShapeContext c, RMSNormalizationAttribute a)
    {
        if (!Epsilon.IsUsable(c, nameof(a.Epsilon), a.Epsilon) || !SampleAxes.AreUsable(c, nameof(a.Axis), a.Axis))
            return null;
        c.Constant("scale", SampleAxes.Lengths(c.Input, a.Axis), 1);
        return c.Input;
    }

    protected override Node Lower(LowerContext c, RMSNormalizationAttribute a)
    {
        int[] axes = SampleAxes.Of(a.Axis, c.X.Shape.Rank - 1);
        double share = 1.0 / axes.Aggregate(1.0, (product, axis) => product * c.X.Shape[axis]);
        Node squares = Reduce.Sum(Map.Of(new In(0) * new In(0), c.X), axes);
        Node inverse = Map.Of(1 / new Un(Fn.Sqrt, share * new In(0) + a.Epsilon), squares).Named("inverse" + c.Suffix),
            scale = SampleAxes.Along(c.Parameter("scale", "scale"), c.X.Shape, a.Axis);
        return Map.Of(new In(0) * new In(1) * new In(2), c.X, inverse, scale);
    }
}

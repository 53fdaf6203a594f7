using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class LayerNormalization : NormalizationLayer<LayerNormalizationAttribute>
{
    public override string Prefix => "layer_normalization";

    protected override StepBehaviour Steps(LayerNormalizationAttribute a) => SampleAxes.Steps(a.Axis);

    protected override Shape? Infer(ShapeContext c, LayerNormalizationAttribute a) =>
        SampleAxes.AreUsable(c, nameof(a.Axis), a.Axis) ? base.Infer(c, a) : null;

    protected override Shape Features(Shape input, LayerNormalizationAttribute a) => SampleAxes.Lengths(input, a.Axis);

    protected override Node Parameter(LowerContext c, LayerNormalizationAttribute a, string name) =>
        SampleAxes.Along(base.Parameter(c, a, name), c.X.Shape, a.Axis);

    protected override Node Lower(LowerContext c, LayerNormalizationAttribute a)
    {
        int[] axes = SampleAxes.Of(a.Axis, c.X.Shape.Rank - 1);
        Node mean = Mean(c.X, axes).Named("mean" + c.Suffix),
            variance = Variance(c.X, mean, axes).Named("variance" + c.Suffix);
        return Normalize(c, a, mean, Scale(c, a, variance));
    }
}

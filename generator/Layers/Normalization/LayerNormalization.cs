using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class LayerNormalization : Normalization<LayerNormalizationAttribute>
{
    public override string Prefix => "layer_normalization";

    protected override StepBehaviour Steps(LayerNormalizationAttribute a) => StepBehaviour.EachAlone;

    protected override Node Lower(LowerContext c, LayerNormalizationAttribute a)
    {
        int last = c.X.Shape.Rank - 1;
        Node mean = Mean(c.X, last).Named("mean" + c.Suffix),
            variance = Variance(c.X, mean, last).Named("variance" + c.Suffix);
        return Normalize(c, a, mean, Scale(c, a, variance));
    }
}

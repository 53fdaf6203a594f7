using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class LayerNormalization : Normalization
{
    public override string Prefix => "layer_normalization";

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Node Lower(LowerContext c)
    {
        int last = c.X.Shape.Rank - 1;
        Node mean = Mean(c.X, last).Named("mean" + c.Suffix),
            variance = Variance(c.X, mean, last).Named("variance" + c.Suffix);
        return Normalize(c, mean, Scale(c, variance));
    }
}

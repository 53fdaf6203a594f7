using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class UpSampling1D() : UpSampling<UpSampling1DAttribute>(1, "up_sampling1d")
{
    protected override PerAxis Block(UpSampling1DAttribute a) => new((nameof(a.Size), a.Size));
}

using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class UpSampling2D() : UpSampling<UpSampling2DAttribute>(2, "up_sampling2d")
{
    protected override PerAxis Block(UpSampling2DAttribute a) => new((nameof(a.Height), a.Height), (nameof(a.Width), a.Width));

    protected override Interpolation Between(UpSampling2DAttribute a) => a.Interpolation;
}

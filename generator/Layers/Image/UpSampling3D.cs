using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class UpSampling3D() : UpSampling<UpSampling3DAttribute>(3, "up_sampling3d")
{
    protected override PerAxis Block(UpSampling3DAttribute a) =>
        new((nameof(a.Depth), a.Depth), (nameof(a.Height), a.Height), (nameof(a.Width), a.Width));
}

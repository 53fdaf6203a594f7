using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Conv3D() : Convolution<Conv3DAttribute>(3, "conv3d")
{
    protected override (int Filters, int Groups) Channels(Conv3DAttribute a) => (a.Filters, a.Groups);

    protected override WindowArguments Windows(Conv3DAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);
}

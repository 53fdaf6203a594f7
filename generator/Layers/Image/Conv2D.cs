using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Conv2D() : Convolution<Conv2DAttribute>(2, "conv2d")
{
    protected override (int Filters, int Groups) Channels(Conv2DAttribute a) => (a.Filters, a.Groups);

    protected override WindowArguments Windows(Conv2DAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);
}

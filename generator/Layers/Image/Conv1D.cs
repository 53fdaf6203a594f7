using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Conv1D() : Convolution<Conv1DAttribute>(1, "conv1d")
{
    protected override (int Filters, int Groups) Channels(Conv1DAttribute a) => (a.Filters, a.Groups);

    protected override WindowArguments Windows(Conv1DAttribute a, LayerSpec spec) => WindowArguments.Of(a);
}

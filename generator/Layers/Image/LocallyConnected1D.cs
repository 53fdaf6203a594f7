using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class LocallyConnected1D() : LocallyConnected<LocallyConnected1DAttribute>(1, "locally_connected1d")
{
    protected override WindowArguments Windows(LocallyConnected1DAttribute a, LayerSpec spec) =>
        new(new((nameof(a.KernelSize), a.KernelSize)), new((nameof(a.Strides), a.Strides)), new(("", 1)), a.Padding);
}

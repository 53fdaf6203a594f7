using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class LocallyConnected2D() : LocallyConnected<LocallyConnected2DAttribute>(2, "locally_connected2d")
{
    protected override WindowArguments Windows(LocallyConnected2DAttribute a, LayerSpec spec)
    {
        (string, int) strides = (nameof(a.Strides), a.Strides);
        return new(
            new((nameof(a.KernelHeight), a.KernelHeight), (nameof(a.KernelWidth), a.KernelWidth)),
            new PerAxis(strides, strides).UnlessSaid(
                spec,
                (nameof(a.StrideHeight), a.StrideHeight),
                (nameof(a.StrideWidth), a.StrideWidth)
            ),
            new(("", 1), ("", 1)),
            a.Padding
        );
    }
}

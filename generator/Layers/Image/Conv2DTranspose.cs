using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Conv2DTranspose() : TransposedConvolution<Conv2DTransposeAttribute>(2, "conv2d_transpose")
{
    protected override int Filters(Conv2DTransposeAttribute a) => a.Filters;

    protected override WindowArguments Windows(Conv2DTransposeAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);

    protected override PerAxis? Extra(Conv2DTransposeAttribute a, LayerSpec spec) =>
        PerAxis.IfSaid(
            spec,
            (nameof(a.OutputPadding), a.OutputPadding),
            (nameof(a.OutputPaddingHeight), a.OutputPaddingHeight),
            (nameof(a.OutputPaddingWidth), a.OutputPaddingWidth)
        );
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Conv3DTranspose() : TransposedConvolution<Conv3DTransposeAttribute>(3, "conv3d_transpose")
{
    protected override int Filters(Conv3DTransposeAttribute a) => a.Filters;

    protected override WindowArguments Windows(Conv3DTransposeAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);

    protected override PerAxis? Extra(Conv3DTransposeAttribute a, LayerSpec spec) =>
        PerAxis.IfSaid(
            spec,
            (nameof(a.OutputPadding), a.OutputPadding),
            (nameof(a.OutputPaddingDepth), a.OutputPaddingDepth),
            (nameof(a.OutputPaddingHeight), a.OutputPaddingHeight),
            (nameof(a.OutputPaddingWidth), a.OutputPaddingWidth)
        );
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Conv1DTranspose() : TransposedConvolution<Conv1DTransposeAttribute>(1, "conv1d_transpose")
{
    protected override int Filters(Conv1DTransposeAttribute a) => a.Filters;

    protected override WindowArguments Windows(Conv1DTransposeAttribute a, LayerSpec spec) => WindowArguments.Of(a);

    protected override PerAxis? Extra(Conv1DTransposeAttribute a, LayerSpec spec) =>
        spec.Says(nameof(a.OutputPadding)) ? new((nameof(a.OutputPadding), a.OutputPadding)) : null;
}

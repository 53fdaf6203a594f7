using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class GlobalAveragePooling1D() : GlobalAveragePooling<GlobalAveragePooling1DAttribute>(1, "global_average_pooling1d")
{
    protected override bool KeepsDims(GlobalAveragePooling1DAttribute a) => a.KeepDims;
}

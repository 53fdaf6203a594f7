using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class GlobalMaxPooling1D() : GlobalMaxPooling<GlobalMaxPooling1DAttribute>(1, "global_max_pooling1d")
{
    protected override bool KeepsDims(GlobalMaxPooling1DAttribute a) => a.KeepDims;
}

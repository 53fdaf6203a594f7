using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class AveragePooling1D() : AveragePooling<AveragePooling1DAttribute>(1, "average_pooling1d")
{
    protected override WindowArguments Windows(AveragePooling1DAttribute a, LayerSpec spec) =>
        WindowArguments.Of(a, spec, (nameof(a.PoolSize), a.PoolSize));
}

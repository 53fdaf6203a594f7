using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class MaxPooling1D() : MaxPooling<MaxPooling1DAttribute>(1, "max_pooling1d")
{
    protected override WindowArguments Windows(MaxPooling1DAttribute a, LayerSpec spec) =>
        WindowArguments.Of(a, spec, (nameof(a.PoolSize), a.PoolSize));
}

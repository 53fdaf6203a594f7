using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class GlobalMaxPooling2D() : GlobalMaxPooling<GlobalMaxPooling2DAttribute>(2, "global_max_pooling2d")
{
    protected override bool KeepsDims(GlobalMaxPooling2DAttribute a) => a.KeepDims;
}

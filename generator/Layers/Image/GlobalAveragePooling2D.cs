using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class GlobalAveragePooling2D() : GlobalAveragePooling<GlobalAveragePooling2DAttribute>(2, "global_average_pooling2d")
{
    protected override bool KeepsDims(GlobalAveragePooling2DAttribute a) => a.KeepDims;
}

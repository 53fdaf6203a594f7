using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class GlobalAveragePooling3D() : GlobalAveragePooling<GlobalAveragePooling3DAttribute>(3, "global_average_pooling3d")
{
    protected override bool KeepsDims(GlobalAveragePooling3DAttribute a) => a.KeepDims;
}

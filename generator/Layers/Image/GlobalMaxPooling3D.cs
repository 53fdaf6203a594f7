using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class GlobalMaxPooling3D() : GlobalMaxPooling<GlobalMaxPooling3DAttribute>(3, "global_max_pooling3d")
{
    protected override bool KeepsDims(GlobalMaxPooling3DAttribute a) => a.KeepDims;
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class AveragePooling3D() : AveragePooling<AveragePooling3DAttribute>(3, "average_pooling3d")
{
    protected override WindowArguments Windows(AveragePooling3DAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);
}

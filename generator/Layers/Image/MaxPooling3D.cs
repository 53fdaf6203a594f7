using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class MaxPooling3D() : MaxPooling<MaxPooling3DAttribute>(3, "max_pooling3d")
{
    protected override WindowArguments Windows(MaxPooling3DAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);
}

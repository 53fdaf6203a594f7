using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class AveragePooling2D() : AveragePooling<AveragePooling2DAttribute>(2, "average_pooling2d")
{
    protected override WindowArguments Windows(AveragePooling2DAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);
}

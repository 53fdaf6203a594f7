using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class MaxPooling2D() : MaxPooling<MaxPooling2DAttribute>(2, "max_pooling2d")
{
    protected override WindowArguments Windows(MaxPooling2DAttribute a, LayerSpec spec) => WindowArguments.Of(a, spec);
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Zeros around a sequence or an image.</summary>
internal abstract class ZeroPadding<TAttribute>(int axes, string prefix) : Sided<TAttribute>(axes, prefix)
    where TAttribute : LayerAttribute
{
    protected override Shape? Infer(ShapeContext c, Sides sides) => sides.Resized(c.Input, 1);

    protected override Node Lower(Node x, Sides sides) => Pad.Of(x, sides.Before, sides.Behind);
}

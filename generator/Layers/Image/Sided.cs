using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Layers that add or cut off steps at the ends of a sequence, or rows and columns at the sides of an image.</summary>
internal abstract class Sided<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : LayerAttribute
{
    protected sealed override Shape? Infer(ShapeContext c, TAttribute a)
    {
        var sides = Sides.Of(a);
        return HasAxes(c) && sides.AreNatural(c) ? Infer(c, sides) : null;
    }

    protected sealed override Node Lower(LowerContext c, TAttribute a) => Lower(c.X, Sides.Of(a));

    protected sealed override string Describe(TAttribute a) => $"{Attribute}({Sides.Of(a)})";

    /// <summary>The output's shape, if no side is negative; null after reporting what else is wrong.</summary>
    protected abstract Shape? Infer(ShapeContext c, Sides sides);

    protected abstract Node Lower(Node x, Sides sides);
}

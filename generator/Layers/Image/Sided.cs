using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Layers that add or cut off rows and columns at the sides of an image.</summary>
internal abstract class Sided<TAttribute>(string prefix) : Spatial<TAttribute>(2, prefix)
    where TAttribute : SidesAttribute
{
    protected sealed override Shape? Infer(ShapeContext c, TAttribute a)
    {
        var sides = new Sides(a);
        return HasAxes(c) && sides.AreNatural(c) ? Infer(c, sides) : null;
    }

    protected sealed override Node Lower(LowerContext c, TAttribute a) => Lower(c.X, new Sides(a));

    protected sealed override string Describe(TAttribute a) => $"{Attribute}({new Sides(a)})";

    /// <summary>The output's shape, if no side is negative; null after reporting what else is wrong.</summary>
    protected abstract Shape? Infer(ShapeContext c, Sides sides);

    protected abstract Node Lower(Node x, Sides sides);
}

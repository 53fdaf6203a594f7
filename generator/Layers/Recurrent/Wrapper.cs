using NetGen.Generator.Attributes;
using NetGen.Generator.Graph;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Layers;

/// <summary>A layer made of another one, whose attribute stands straight below.</summary>
internal abstract class Wrapper<TAttribute> : LayerKind<TAttribute>, IWrapper
    where TAttribute : LayerAttribute
{
    public override string Describe(LayerSpec spec) => $"{Attribute}({Inside(spec).Describe(spec.Wrapped!)})";

    /// <summary>The kind of the layer inside.</summary>
    protected static LayerKind Inside(LayerSpec spec) => Catalogue.Find(spec.Wrapped!.Kind)!;

    /// <summary>The layer inside, which reads <paramref name="input"/>. What is wrong with its arguments is said where they
    /// stand.</summary>
    protected static ShapeContext Wrap(ShapeContext c, Layer input)
    {
        c.Layer.Wrapped = new Layer(c.Layer.Index + 1, c.Spec.Wrapped!, Inside(c.Spec), c.Layer.Name, [input]);
        return new ShapeContext(c.Layer.Wrapped, c.Network, c.Problems);
    }
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>A layer made of another one, whose attribute stands straight below.</summary>
internal abstract class Wrapper<TAttribute> : LayerKind<TAttribute>
    where TAttribute : LayerAttribute
{
    public override bool IsWrapper => true;

    public override string Describe(Layer layer) => $"{Attribute}({layer.Wrapped!.Kind.Describe(layer.Wrapped)})";

    public override Layer? ChannelsFirstOf(Layer layer) => layer.Wrapped is { } inner ? inner.Kind.ChannelsFirstOf(inner) : null;

    /// <summary>The kind of the layer inside.</summary>
    protected static LayerKind Inside(ShapeContext c) => c.Builder.KindOf(c.Spec.Wrapped!)!;

    /// <summary>The layer inside, which reads <paramref name="input"/>. What is wrong with its arguments is said where they
    /// stand.</summary>
    protected static ShapeContext Wrap(ShapeContext c, Layer input)
    {
        c.Layer.Wrapped = new Layer(c.Layer.Index + 1, c.Spec.Wrapped!, Inside(c), c.Layer.Name, [input]) { Weights = c.Layer.Weights };
        return new ShapeContext(c.Layer.Wrapped, c.Network, c.Problems, c.Builder);
    }
}

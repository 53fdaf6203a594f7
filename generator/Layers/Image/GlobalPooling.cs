using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>One value for each channel of a whole image, or of the steps of a sequence that are no padding.</summary>
internal abstract class GlobalPooling<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : LayerAttribute
{
    /// <summary>Whether the pooled axes stay, with length 1.</summary>
    protected abstract bool KeepsDims(TAttribute a);

    protected override Shape? Infer(ShapeContext c, TAttribute a) =>
        !HasAxes(c) ? null
        : KeepsDims(a) ? new Shape([.. Enumerable.Repeat(1, Axes), c.Input.Last])
        : new Shape(c.Input.Last);

    protected override Node Lower(LowerContext c, TAttribute a) =>
        // A mask is of the first axis, which is that of the channels where these stand first.
        (c.Mask is { } mask && !c.Order.IsFirst ? Pool(c.X, mask) : Pool(c.X)).Reshape(c.WithBatch(c.Output));

    /// <summary>[n, 1.., channels].</summary>
    protected abstract Node Pool(Node x);

    /// <summary>The same over the steps whose mask is 1; 0 where there is none.</summary>
    protected abstract Node Pool(Node x, Node mask);

    /// <summary>The axes of places in [n, places.., channels].</summary>
    protected int[] All => [.. Enumerable.Range(1, Axes)];
}

/// <summary>The mean.</summary>
internal abstract class GlobalAveragePooling<TAttribute>(int axes, string prefix) : GlobalPooling<TAttribute>(axes, prefix)
    where TAttribute : LayerAttribute
{
    protected override Node Pool(Node x) =>
        Map.Of(1 / All.Aggregate(1.0, (count, a) => count * x.Shape[a]) * new In(0), Primitives.Reduce.Sum(x, All));

    // What padding holds may be anything, and 0 times an infinity is none.
    protected override Node Pool(Node x, Node mask)
    {
        Node present = Map.Of(Expr.Select(new In(1), new In(0), 0), x, mask);
        Node sum = Primitives.Reduce.Sum(present, All),
            count = Primitives.Reduce.Sum(mask, All);
        return Map.Of(Expr.Select(new In(1), new In(0) / new In(1), 0), sum, count);
    }
}

/// <summary>The largest value.</summary>
internal abstract class GlobalMaxPooling<TAttribute>(int axes, string prefix) : GlobalPooling<TAttribute>(axes, prefix)
    where TAttribute : LayerAttribute
{
    protected override Node Pool(Node x) => Monotone.Max(x, inner => Primitives.Reduce.Max(inner, All));

    protected override Node Pool(Node x, Node mask)
    {
        Node present = Map.Of(Expr.Select(new In(1), new In(0), double.NegativeInfinity), x, mask);
        return Map.Of(Expr.Select(new In(1), new In(0), 0), Primitives.Reduce.Max(present, All), Primitives.Reduce.Max(mask, All));
    }
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>What layers that bring values to mean 0 and variance 1 have in common: y = gamma · (x - mean) / sqrt(variance + epsilon) +
/// beta, with one gamma and beta a feature.</summary>
internal abstract class NormalizationLayer<TAttribute> : LayerKind<TAttribute>
    where TAttribute : NormalizationLayerAttribute
{
    protected override Shape? Infer(ShapeContext c, TAttribute a)
    {
        if (!Epsilon.IsUsable(c, nameof(a.Epsilon), a.Epsilon))
            return null;
        Shape features = Features(c.Input, a);
        if (a.Scale)
            c.Constant("gamma", features, 1);
        if (a.Center)
            c.Constant("beta", features, 0);
        return c.Input;
    }

    /// <summary>The shape of gamma and beta.</summary>
    protected virtual Shape Features(Shape input, TAttribute a) => new(input.Last);

    /// <summary>Gamma or beta, as it broadcasts to the input.</summary>
    protected virtual Node Parameter(LowerContext c, TAttribute a, string name) => c.Parameter(name, name);

    /// <summary>The means over axes, which stay with length 1 unless only the last remains.</summary>
    protected static Node Mean(Node x, params int[] axes)
    {
        if (axes.Length == 0)
            return x;
        Node sum = Primitives.Reduce.Sum(x, axes);
        return Map.Of(
            Share(x, axes) * new In(0),
            sum.Shape.Length == x.Shape.Last && !sum.HasBatch ? sum.Reshape(new Shape(x.Shape.Last)) : sum
        );
    }

    /// <summary>The mean squared distances from the means. Never as the mean square less the square of the mean: that loses all digits
    /// where the mean is large.</summary>
    protected static Node Variance(Node x, Node mean, params int[] axes) => Mean(Squares(x, mean), axes);

    /// <summary>The squared distances from the means.</summary>
    protected static Node Squares(Node x, Node mean) => Map.Of((new In(0) - new In(1)) * (new In(0) - new In(1)), x, mean);

    /// <summary>1 / sqrt(variance + epsilon), times gamma where there is one variance a feature.</summary>
    protected Node Scale(LowerContext c, TAttribute a, Node variance)
    {
        Node inverse = Map.Of(1 / new Un(Fn.Sqrt, new In(0) + a.Epsilon), variance);
        return a.Scale && IsOfFeatures(variance, c) ? Map.Of(new In(0) * new In(1), inverse, Parameter(c, a, "gamma")) : inverse;
    }

    /// <summary>(x - mean) · scale + beta, and gamma is a factor unless the scale has it. The derivative by beta is a sum that those by
    /// mean and scale make use of: it comes first.</summary>
    protected Node Normalize(LowerContext c, TAttribute a, Node mean, Node scale)
    {
        bool hasGamma = a.Scale && !IsOfFeatures(scale, c);
        Node beta = a.Center ? Parameter(c, a, "beta") : c.X,
            gamma = hasGamma ? Parameter(c, a, "gamma") : scale;
        Expr y = (new In(0) - new In(2)) * new In(3);
        if (hasGamma)
            y *= new In(4);
        return Map.Of(a.Center ? y + new In(1) : y, c.X, beta, mean, scale, gamma);
    }

    // One value of the last axis: the only one there is, if the layer has a single feature.
    private static bool IsOfFeatures(Node x, LowerContext c) => x.Shape.Last == c.X.Shape.Last;

    // One over the number of values that are summed.
    private static Expr Share(Node x, int[] axes)
    {
        double known = axes.Where(a => x.Shape[a] != Shape.N).Aggregate(1.0, (product, a) => product * x.Shape[a]);
        return axes.Any(a => x.Shape[a] == Shape.N) ? 1 / known * new InverseBatch() : 1 / known;
    }
}

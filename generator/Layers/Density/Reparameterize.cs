using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Reparameterize : LayerKind<ReparameterizeAttribute>
{
    public override string Prefix => "reparameterize";

    protected override StepBehaviour Steps(ReparameterizeAttribute a) => StepBehaviour.EachAlone;

    protected override (string Property, IReadOnlyList<string> Names) Others(ReparameterizeAttribute a) =>
        (nameof(a.LogVariance), a.LogVariance is { } name ? [name] : []);

    protected override Shape? Infer(ShapeContext c, ReparameterizeAttribute a)
    {
        if (!c.Require(a.KLWeight is >= 0 and <= ShapeContext.Largest, nameof(a.KLWeight), a.KLWeight, "between 0 and 1e30"))
            return null;
        if (c.Layer.Inputs.Count == 1)
            return c.Input.Last % 2 == 0
                ? c.Input.With(c.Input.Rank - 1, c.Input.Last / 2)
                : c.Fail(Descriptors.NoPairs, null, c.Input.ToString(), c.Input.Last);
        (Layer mean, Layer other) = (c.Layer.Inputs[0], c.Layer.Inputs[1]);
        return mean.Output == other.Output
            ? mean.Output
            : c.Fail(
                Descriptors.UnequalShapes,
                nameof(a.LogVariance),
                Attribute,
                mean.Name,
                mean.Output.ToString(),
                other.Name,
                other.Output.ToString()
            );
    }

    protected override Node Lower(LowerContext c, ReparameterizeAttribute a)
    {
        Node mean = c.X,
            logVariance = c.Inputs[c.Inputs.Count - 1];
        if (c.Inputs.Count == 1)
        {
            int axis = c.X.Shape.Rank - 1,
                count = c.X.Shape.Last / 2;
            mean = c.X.Slice(axis, 0, count).Named("mean" + c.Suffix);
            logVariance = c.X.Slice(axis, count, count).Named("logVariance" + c.Suffix);
        }
        if (!c.IsNoisy)
            return mean;
        Node deviation = Map.Of(new Un(Fn.Exp, 0.5 * new In(0)), logVariance).Named("deviation" + c.Suffix);
        AddDivergence(c, a.KLWeight, mean, deviation, logVariance);
        return Map.Of(new In(0) + new In(1) * new In(2), mean, deviation, c.Random(RandomKind.Normal, mean.Shape, a.Seed));
    }

    protected override string Describe(ReparameterizeAttribute a) =>
        a.KLWeight == 1 ? Attribute : $"{Attribute}(KLWeight = {Show.Of(a.KLWeight)})";

    // Steps that are padding have none.
    private static void AddDivergence(LowerContext c, double weight, Node mean, Node deviation, Node logVariance)
    {
        if (weight == 0)
            return;
        Expr m = new In(0),
            s = new In(1),
            divergence = 0.5 * weight * new InverseBatch() * (m * m + s * s - 1 - new In(2));
        c.AddLoss(
            c.Mask is { } mask
                ? Map.Of(divergence * new In(3), mean, deviation, logVariance, mask)
                : Map.Of(divergence, mean, deviation, logVariance),
            "divergence"
        );
    }
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Normalization : LayerKind<NormalizationAttribute>
{
    /// <summary>Keras' least deviation.</summary>
    private const double Epsilon = 1e-7;

    public override string Prefix => "normalization";

    protected override StepBehaviour Steps(NormalizationAttribute a) => SampleAxes.Steps(a.Axis);

    protected override Shape? Infer(ShapeContext c, NormalizationAttribute a)
    {
        int features = c.Input.Last;
        bool isGiven = c.Spec.Says(nameof(a.Mean)) || c.Spec.Says(nameof(a.Variance));
        if (isGiven)
            return
                AreUsable(c, nameof(a.Mean), a.Mean, -ShapeContext.Largest, features)
                && AreUsable(c, nameof(a.Variance), a.Variance, 0, features)
                ? c.Input
                : null;
        if (
            !c.Require(!a.Invert, nameof(a.Invert), "true", "left out unless Mean and Variance are given: what is learned is of the input")
            || !c.Check(
                new MomentsOfInput(
                    features,
                    c.Given.ToArray().Skip(c.Given.Rank - c.Order.Behind).Aggregate(1, (product, length) => product * length)
                )
            )
        )
            return null;
        c.Learned("mean", new Shape(features), 0);
        c.Learned("variance", new Shape(features), 1);
        c.Learned(AdaptedCheck.Count, new Shape(1), 0);
        return c.Input;
    }

    protected override Node Lower(LowerContext c, NormalizationAttribute a)
    {
        Node mean = a.Mean.Length > 0 ? Constant(c, "Means", a.Mean) : c.Parameter("mean", "mean"),
            variance = a.Mean.Length > 0 ? Constant(c, "Variances", a.Variance) : c.Parameter("variance", "variance");
        Expr deviation = Expr.Max(new Un(Fn.Sqrt, new In(0)), Epsilon);
        if (a.Invert)
            return Map.Of(new In(1) + new In(0) * new In(2), c.X, mean, Map.Of(deviation, variance));
        return Map.Of((new In(0) - new In(1)) * new In(2), c.X, mean, Map.Of(1 / deviation, variance).Named("scale" + c.Suffix));
    }

    protected override string Describe(NormalizationAttribute a) => a.Invert ? "Normalization(Invert)" : Attribute;

    private static bool AreUsable(ShapeContext c, string property, double[] values, double least, int features) =>
        c.Require(
            values.Length == features || values.Length == 1,
            property,
            values.Length == 0 ? "missing" : "of " + Show.Of(values.Length) + " values",
            $"of {Show.Of(features)}, one for each feature of its input {c.Given}, or of 1 for all; Mean and Variance are given together"
        )
        && values.All(v =>
            c.Require(v >= least && v <= ShapeContext.Largest, property, v, $"{(least < 0 ? "between -1e30" : "between 0")} and 1e30")
        );

    private static Node Constant(LowerContext c, string title, double[] values) =>
        Table.Of(c.Program, title + c.Suffix, new Shape(values.Length), values);
}

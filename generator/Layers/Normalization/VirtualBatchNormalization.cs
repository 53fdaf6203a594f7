using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class VirtualBatchNormalization : NormalizationLayer<VirtualBatchNormalizationAttribute>
{
    private const string ReferenceMean = "reference_mean",
        ReferenceVariance = "reference_variance",
        ReferenceSize = "reference_size";

    public override string Prefix => "virtual_batch_normalization";

    public override (string, string)? NoCurvature(LayerSpec spec) =>
        ("normalises by a reference batch that goes through the network beside the samples", "take [BatchNormalization]");

    protected override Shape? Infer(ShapeContext c, VirtualBatchNormalizationAttribute a)
    {
        if (base.Infer(c, a) is not { } shape)
            return null;
        c.Moment(ReferenceMean, new Shape(c.Input.Last), 0);
        c.Moment(ReferenceVariance, new Shape(c.Input.Last), 1);
        c.State(ReferenceSize, new Shape(1), 0);
        return shape;
    }

    // The moments of R reference samples and the sample itself, with w = 1 / (R + 1): mean = own + (1 - w) · d and variance = w · own
    // variance + (1 - w) · reference variance + w · (1 - w) · d², where d = reference mean - own mean.
    protected override Node Lower(LowerContext c, VirtualBatchNormalizationAttribute a)
    {
        int[] axes = [.. Enumerable.Range(1, c.X.Shape.Rank - 2)];
        Node own = Mean(c.X, axes).Named("ownMean" + c.Suffix);
        Node? ownVariance = axes.Length == 0 ? null : Variance(c.X, own, axes).Named("ownVariance" + c.Suffix);
        if (c.IsReference)
            return OfReference(c, a, own, ownVariance);
        Node mean = c.Parameter(ReferenceMean, "referenceMean"),
            variance = c.Parameter(ReferenceVariance, "referenceVariance"),
            size = c.Parameter(ReferenceSize, "referenceSize");
        Node share = Map.Of(Expr.Select(new In(0), 1 / (new In(0) + 1), 0), size).Named("share" + c.Suffix);
        Node apart = Map.Of(new In(0) - new In(1), mean, own);
        Node jointMean = Map.Of(new In(0) + (1 - new In(1)) * new In(2), own, share, apart).Named("mean" + c.Suffix);
        Expr spread = (1 - new In(0)) * (new In(1) + new In(0) * new In(2) * new In(2));
        Node joint = ownVariance is null
            ? Map.Of(spread, share, variance, apart)
            : Map.Of(spread + new In(0) * new In(3), share, variance, apart, ownVariance);
        return Normalize(c, a, jointMean, Scale(c, a, joint.Named("variance" + c.Suffix)));
    }

    // The reference is normalised by its own moments alone.
    private Node OfReference(LowerContext c, VirtualBatchNormalizationAttribute a, Node own, Node? ownVariance)
    {
        Node mean = Mean(own, 0).Named("mean" + c.Suffix),
            away = Squares(own, mean);
        Node spread = ownVariance is null ? away : away.Plus(ownVariance);
        c.AddMoment(own);
        c.AddMoment(spread);
        return Normalize(c, a, mean, Scale(c, a, Mean(spread, 0).Named("variance" + c.Suffix)));
    }
}

using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class VirtualBatchNormalization : Normalization
{
    private const string ReferenceMean = "reference_mean", ReferenceVariance = "reference_variance", ReferenceSize = "reference_size";

    public override string Prefix => "virtual_batch_normalization";

    public override Shape? Infer(ShapeContext c)
    {
        if (base.Infer(c) is not { } shape) return null;
        c.State(ReferenceMean, new Shape(c.Input.Last), 0);
        c.State(ReferenceVariance, new Shape(c.Input.Last), 1);
        c.State(ReferenceSize, new Shape(1), 0);
        return shape;
    }

    // The moments of R reference samples and the sample itself, with w = 1 / (R + 1):
    // mean = own + (1 - w) · d and variance = w · own variance + (1 - w) · reference variance + w · (1 - w) · d², where d = reference mean - own mean.
    public override Node Lower(LowerContext c)
    {
        int[] axes = [.. Enumerable.Range(1, c.X.Shape.Rank - 2)];
        Node own = Mean(c.X, axes).Named("ownMean" + c.Suffix);
        Node? ownVariance = axes.Length == 0 ? null : Variance(c.X, own, axes).Named("ownVariance" + c.Suffix);
        Node mean = c.Parameter(ReferenceMean, "referenceMean"), variance = c.Parameter(ReferenceVariance, "referenceVariance"), size = c.Parameter(ReferenceSize, "referenceSize");
        if (c.Training) (mean, variance, size) = Capture(c, own, ownVariance, mean, variance, size);

        Node share = Map.Of(Expr.Select(new In(0), 1 / (new In(0) + 1), 0), size).Named("share" + c.Suffix);
        Node apart = Map.Of(new In(0) - new In(1), mean, own);
        Node jointMean = Map.Of(new In(0) + (1 - new In(1)) * new In(2), own, share, apart).Named("mean" + c.Suffix);
        Expr spread = (1 - new In(0)) * (new In(1) + new In(0) * new In(2) * new In(2));
        Node joint = ownVariance is null ? Map.Of(spread, share, variance, apart) : Map.Of(spread + new In(0) * new In(3), share, variance, apart, ownVariance);
        return Normalize(c, jointMean, Scale(c, joint.Named("variance" + c.Suffix)));
    }

    // Until there is a reference the batch at hand is the reference, and the step keeps it.
    private static (Node Mean, Node Variance, Node Size) Capture(LowerContext c, Node own, Node? ownVariance, Node mean, Node variance, Node size)
    {
        Node batchMean = Mean(own, 0), away = Map.Of((new In(0) - new In(1)) * (new In(0) - new In(1)), own, batchMean);
        Node batchVariance = Mean(ownVariance is null ? away : away.Plus(ownVariance), 0);
        Node Kept(string state, Node old, Node batch, string name)
        {
            Node kept = Map.Of(Expr.Select(new In(0), new In(1), new In(2)), size, old, batch).Named(name + c.Suffix);
            c.Update(state, kept);
            return kept;
        }
        Node newSize = Map.Of(Expr.Select(new In(0), new In(0), 1 / new InverseBatch()), size).Named("newSize" + c.Suffix);
        c.Update(ReferenceSize, newSize);
        return (Kept(ReferenceMean, mean, batchMean, "newMean"), Kept(ReferenceVariance, variance, batchVariance, "newVariance"), newSize);
    }
}

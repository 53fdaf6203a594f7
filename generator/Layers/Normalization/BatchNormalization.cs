using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class BatchNormalization : NormalizationLayer<BatchNormalizationAttribute>
{
    private const string MovingMean = "moving_mean",
        MovingVariance = "moving_variance";

    public override string Prefix => "batch_normalization";

    protected override StepBehaviour Steps(BatchNormalizationAttribute a) => SampleAxes.Steps(a.Axis);

    protected override Shape? Infer(ShapeContext c, BatchNormalizationAttribute a)
    {
        if (
            !c.Require(a.Momentum is >= 0 and < 1, nameof(a.Momentum), a.Momentum, "at least 0 and less than 1")
            || base.Infer(c, a) is not { } shape
        )
            return null;
        c.State(MovingMean, new Shape(c.Input.Last), 0);
        c.State(MovingVariance, new Shape(c.Input.Last), 1);
        return shape;
    }

    protected override Node Lower(LowerContext c, BatchNormalizationAttribute a)
    {
        Node mean = c.Parameter(MovingMean, "movingMean"),
            variance = c.Parameter(MovingVariance, "movingVariance");
        if (!c.Training)
            return Fold(c, a, mean, Scale(c, a, variance).Named("scale" + c.Suffix));
        int[] axes = [.. Enumerable.Range(0, c.X.Shape.Rank - 1)];
        Node batchMean = BatchMean(c, c.X, axes).Named("mean" + c.Suffix),
            batchVariance = BatchMean(c, Squares(c.X, batchMean), axes).Named("variance" + c.Suffix);
        Move(c, a.Momentum, MovingMean, mean, batchMean, "newMean");
        Move(c, a.Momentum, MovingVariance, variance, batchVariance, "newVariance");
        return Normalize(c, a, batchMean, Scale(c, a, batchVariance).Named("scale" + c.Suffix));
    }

    // x · scale + shift: one multiply-add behind the product that makes x, whose bias moves into the shift.
    private static Node Fold(LowerContext c, BatchNormalizationAttribute a, Node mean, Node scale)
    {
        Node x = c.X;
        if (
            x is Map { Expression: Bin { Symbol: '+', Left: In, Right: In }, Inputs: { Count: 2 } terms }
            && terms[0] is Contract
            && terms[1] is Leaf { Shape.Rank: 1 }
        )
            (x, mean) = (terms[0], Map.Of(new In(0) - new In(1), mean, terms[1]));
        Expr away = new In(0) * new In(1);
        Node shift = a.Center ? Map.Of(new In(2) - away, mean, scale, c.Parameter("beta", "beta")) : Map.Of(-away, mean, scale);
        return Map.Of(new In(0) * new In(1) + new In(2), x, scale, shift.Named("shift" + c.Suffix));
    }

    // Padding counts for nothing; where there is nothing else the mean is 0, as in Keras.
    private static Node BatchMean(LowerContext c, Node x, int[] axes)
    {
        if (c.Mask is not { } steps)
            return Mean(x, axes);
        Shape given = c.Layer.Inputs[0].Output;
        Node mask = c.Order.Seen(steps.Reshape(c.WithBatch(new Shape([given[0], .. Enumerable.Repeat(1, given.Rank - 1)]))));
        Node present = Mean(mask, axes),
            sum = Mean(Map.Of(new In(0) * new In(1), x, mask), axes);
        return Map.Of(Expr.Select(new In(1), new In(0) / new In(1), 0), sum, present);
    }

    private static void Move(LowerContext c, double momentum, string state, Node old, Node batch, string name) =>
        c.Update(state, Map.Of(momentum * new In(0) + (1 - momentum) * new In(1), old, batch).Named(name + c.Suffix));
}

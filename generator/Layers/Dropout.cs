using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Dropout : LayerKind
{
    public override string Prefix => "dropout";

    public override bool IsNoise => true;

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c) => c.CommonArguments() && HasRate(c) ? c.Input : null;

    public override Node Lower(LowerContext c) => c.Training ? Drop(c, c.X) : c.X;

    public override string Describe(LayerSpec spec) => $"Dropout({Text.Of(spec.Number("rate"))})";

    public static bool HasRate(ShapeContext c)
    {
        double rate = c.Spec.Number("rate");
        return c.Require(rate >= 0 && rate < 1, "rate", rate, "at least 0 and less than 1");
    }

    /// <summary>Sets each value to 0 with the layer's probability and scales the others so that the expectation stays.</summary>
    public static Node Drop(LowerContext c, Node x, string rateName = "rate", Shape? shape = null)
    {
        double rate = c.Spec.Number(rateName);
        Node mask = Map.Of(Expr.Select(new In(0) - rate, 1 / (1 - rate), 0), c.Random(RandomKind.Uniform, shape ?? x.Shape))
            .Named("mask" + c.Suffix);
        return Map.Of(new In(0) * new In(1), x, mask);
    }
}

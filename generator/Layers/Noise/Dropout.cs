using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Dropout : LayerKind<DropoutAttribute>
{
    public override string Prefix => "dropout";

    public override ValueBehaviour Values => ValueBehaviour.Disturbs;

    protected override StepBehaviour Steps(DropoutAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, DropoutAttribute a) => HasRate(c, nameof(a.Rate), a.Rate) ? c.Input : null;

    protected override Node Lower(LowerContext c, DropoutAttribute a) => c.IsNoisy ? Drop(c, c.X, a.Rate, a.Seed) : c.X;

    protected override string Describe(DropoutAttribute a) => $"Dropout({Show.Of(a.Rate)})";

    public static bool HasRate(ShapeContext c, string property, double rate) =>
        c.Require(rate is >= 0 and < 1, property, rate, "at least 0 and less than 1");

    /// <summary>Each value is set to 0 with the probability <paramref name="rate"/>, and the others are scaled so that the expectation
    /// stays.</summary>
    public static Node Drop(LowerContext c, Node x, double rate, int seed, Shape? shape = null)
    {
        Node mask = Map.Of(Expr.Select(new In(0) - rate, 1 / (1 - rate), 0), c.Random(RandomKind.Uniform, shape ?? x.Shape, seed))
            .Named("mask" + c.Suffix);
        return Map.Of(new In(0) * new In(1), x, mask);
    }
}

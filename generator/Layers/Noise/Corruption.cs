using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Corruption : LayerKind<CorruptionAttribute>
{
    public override string Prefix => "corruption";

    public override ValueBehaviour Values => ValueBehaviour.Disturbs;

    protected override StepBehaviour Steps(CorruptionAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, CorruptionAttribute a) => Dropout.HasRate(c, nameof(a.Rate), a.Rate) ? c.Input : null;

    protected override Node Lower(LowerContext c, CorruptionAttribute a)
    {
        double rate = a.Rate;
        if (!c.IsNoisy || rate == 0)
            return c.X;
        Expr uniform = new In(1),
            corrupted = a.SaltAndPepper ? Expr.Select(uniform - rate / 2, 1, 0) : 0;
        return Map.Of(Expr.Select(uniform - rate, new In(0), corrupted), c.X, c.Random(RandomKind.Uniform, c.X.Shape, a.Seed));
    }

    protected override string Describe(CorruptionAttribute a) =>
        $"Corruption({Show.Of(a.Rate)}{(a.SaltAndPepper ? ", SaltAndPepper" : "")})";
}

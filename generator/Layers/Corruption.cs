using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Corruption : LayerKind
{
    public override string Prefix => "corruption";

    public override bool IsNoise => true;

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c) => c.CommonArguments() && Dropout.HasRate(c) ? c.Input : null;

    public override Node Lower(LowerContext c)
    {
        double rate = c.Spec.Number("rate");
        if (!c.Training || rate == 0)
            return c.X;
        Expr uniform = new In(1),
            corrupted = SaltAndPepper(c.Spec) ? Expr.Select(uniform - rate / 2, 1, 0) : 0;
        return Map.Of(Expr.Select(uniform - rate, new In(0), corrupted), c.X, c.Random(RandomKind.Uniform, c.X.Shape));
    }

    public override string Describe(LayerSpec spec) =>
        $"Corruption({Text.Of(spec.Number("rate"))}{(SaltAndPepper(spec) ? ", SaltAndPepper" : "")})";

    private static bool SaltAndPepper(LayerSpec spec) => spec.Flag("SaltAndPepper", false);
}

using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class PReLU : LayerKind
{
    public override string Prefix => "prelu";

    public override bool KeepsMask(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.CommonArguments())
            return null;
        c.Constant("alpha", c.Input, 0);
        return c.Input;
    }

    public override Node Lower(LowerContext c) =>
        Map.Of(Expr.Select(new In(0), new In(0), new In(1) * new In(0)), c.X, c.Parameter("alpha", "alpha"));
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class PReLU : LayerKind<PReLUAttribute>
{
    public override string Prefix => "prelu";

    protected override StepBehaviour Steps(PReLUAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, PReLUAttribute a)
    {
        if (a.SharedAxes.Length > 0 && !SampleAxes.AreUsable(c, nameof(a.SharedAxes), a.SharedAxes))
            return null;
        c.Constant("alpha", SampleAxes.Of(a.SharedAxes, c.Input.Rank).Aggregate(c.Input, (shape, axis) => shape.With(axis - 1, 1)), 0);
        return c.Input;
    }

    protected override Node Lower(LowerContext c, PReLUAttribute a) =>
        Map.Of(Expr.Select(new In(0), new In(0), new In(1) * new In(0)), c.X, c.Parameter("alpha", "alpha"));
}

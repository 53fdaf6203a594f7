using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class UnitNormalization : LayerKind<UnitNormalizationAttribute>
{
    public override string Prefix => "unit_normalization";

    protected override StepBehaviour Steps(UnitNormalizationAttribute a) => SampleAxes.Steps(a.Axis);

    protected override Shape? Infer(ShapeContext c, UnitNormalizationAttribute a) => c.Input;

    protected override Node Lower(LowerContext c, UnitNormalizationAttribute a) =>
        Map.Of(new In(0) * new In(1), c.X, InverseNorm(c.X, c.X.Shape.Rank - 1).Named("inverse" + c.Suffix));

    /// <summary>1 / max(|x|, 1e-12) along an axis. NaN fails the comparison and stays.</summary>
    public static Node InverseNorm(Node x, int axis)
    {
        const double Smallest = 1e-24;
        Node squares = Reduce.Sum(Map.Of(new In(0) * new In(0), x), axis);
        return Map.Of(1 / new Un(Fn.Sqrt, Expr.Select(Smallest - new In(0), Smallest, new In(0))), squares);
    }
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Masking() : Spatial<MaskingAttribute>(1, "masking")
{
    protected override StepBehaviour Steps(MaskingAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, MaskingAttribute a)
    {
        double value = a.MaskValue;
        bool isUsable = c.Require(
            value is >= -ShapeContext.Largest and <= ShapeContext.Largest,
            nameof(a.MaskValue),
            value,
            "between -1e30 and 1e30"
        );
        return isUsable && HasAxes(c) ? c.Input : null;
    }

    // Not a distance from the value: a NaN is no padding.
    protected override Node Lower(LowerContext c, MaskingAttribute a)
    {
        Node differs = Map.Of(Expr.Select(new Same(new In(0), a.MaskValue), 0, 1), c.X);
        Node mask = c.OutputMask = StopGradient.Of(Primitives.Reduce.Max(differs, 2).Named("mask" + c.Suffix));
        return Map.Of(Expr.Select(new In(1), new In(0), 0), c.X, mask);
    }

    protected override string Describe(MaskingAttribute a) => a.MaskValue == 0 ? "Masking" : $"Masking({Show.Of(a.MaskValue)})";
}

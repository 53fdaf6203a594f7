using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Masking() : Spatial(1, "masking")
{
    public override bool ResizesImage => false;

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        double value = Value(c.Spec);
        bool isUsable = c.Require(
            value is >= -ShapeContext.Largest and <= ShapeContext.Largest,
            "MaskValue",
            value,
            "between -1e30 and 1e30"
        );
        return isUsable && c.CommonArguments() && HasAxes(c) ? c.Input : null;
    }

    // Not a distance from the value: a NaN is no padding.
    public override Node Lower(LowerContext c)
    {
        Node differs = Map.Of(Expr.Select(new Same(new In(0), Value(c.Spec)), 0, 1), c.X);
        Node mask = c.OutputMask = Stop.Of(Primitives.Reduce.Max(differs, 2).Named("mask" + c.Suffix));
        return Map.Of(Expr.Select(new In(1), new In(0), 0), c.X, mask);
    }

    public override string Describe(LayerSpec spec) => Value(spec) == 0 ? "Masking" : $"Masking({Text.Of(Value(spec))})";

    private static double Value(LayerSpec spec) => spec.Number("MaskValue");
}

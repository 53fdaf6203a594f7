using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Rescaling : LayerKind<RescalingAttribute>
{
    public override string Prefix => "rescaling";

    protected override StepBehaviour Steps(RescalingAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, RescalingAttribute a) =>
        c.Require(
            Math.Abs(a.Scale) is > 0 and <= ShapeContext.Largest,
            nameof(a.Scale),
            a.Scale,
            "between -1e30 and 1e30, and not 0, which would leave nothing of the input"
        ) && c.Require(Math.Abs(a.Offset) <= ShapeContext.Largest, nameof(a.Offset), a.Offset, "between -1e30 and 1e30")
            ? c.Input
            : null;

    protected override Node Lower(LowerContext c, RescalingAttribute a) => Map.Of(a.Scale * new In(0) + a.Offset, c.X);

    protected override string Describe(RescalingAttribute a) =>
        $"Rescaling({Show.Of(a.Scale)}{(a.Offset == 0 ? "" : ", " + Show.Of(a.Offset))})";
}

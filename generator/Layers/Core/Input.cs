using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Input : LayerKind<InputAttribute>
{
    public override string Prefix => "input";

    public override bool IsInput => true;

    protected override Shape? Infer(ShapeContext c, InputAttribute a)
    {
        int[] dims = a.Shape;
        if (!c.Require(a.From is null, nameof(a.From), a.From ?? "", "left out, since an input reads no other tensor"))
            return null;
        foreach ((string property, double value) in new[] { (nameof(a.ActivityL1), a.ActivityL1), (nameof(a.ActivityL2), a.ActivityL2) })
            if (!c.Require(value == 0, property, value, "0, since no weight changes an input"))
                return null;
        if (!c.Require(dims.Length > 0, nameof(a.Shape), "[]", "one length or more, for example [Input(784)]"))
            return null;
        var shape = new Shape([.. dims]);
        return c.Require(dims.All(d => d > 0), nameof(a.Shape), shape.ToString(), "all at least 1") ? shape : null;
    }

    protected override Node Lower(LowerContext c, InputAttribute a) => throw new InvalidOperationException("Inputs are leaves.");

    protected override string Describe(InputAttribute a) => $"Input({string.Join(", ", a.Shape.Select(d => Show.Of(d)))})";
}

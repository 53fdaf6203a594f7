using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class ReshapeLayer : LayerKind<ReshapeAttribute>
{
    public override string Prefix => "reshape";

    public override ValueBehaviour Values => ValueBehaviour.Keeps;

    protected override Shape? Infer(ShapeContext c, ReshapeAttribute a)
    {
        int[] dims = (int[])a.Shape.Clone();
        string written = "[" + string.Join(", ", dims.Select(d => Show.Of(d))) + "]";
        if (
            !c.Require(
                dims.Length > 0 && dims.All(d => d > 0 || d == -1) && dims.Count(d => d == -1) < 2,
                nameof(a.Shape),
                written,
                "lengths of at least 1, one of which may be -1"
            )
        )
            return null;
        long known = new Shape([.. dims.Where(d => d > 0)]).Length;
        int free = Array.IndexOf(dims, -1);
        if (free >= 0 && c.Input.Length % known == 0)
            dims[free] = (int)(c.Input.Length / known);
        if (free >= 0 ? dims[free] < 1 : known != c.Input.Length)
            return c.Fail(
                Descriptors.ReshapeSize,
                nameof(a.Shape),
                written,
                (free >= 0 ? "a multiple of " : "") + Show.Grouped(known),
                c.Input.ToString(),
                Show.Grouped(c.Input.Length)
            );
        return new Shape(dims);
    }

    protected override Node Lower(LowerContext c, ReshapeAttribute a) => c.X.Reshape(c.WithBatch(c.Layer.Output));

    protected override string Describe(ReshapeAttribute a) => $"Reshape({string.Join(", ", a.Shape.Select(d => Show.Of(d)))})";
}

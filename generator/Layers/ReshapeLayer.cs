using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class ReshapeLayer : LayerKind
{
    public override string Attribute => "Reshape";

    public override string Prefix => "reshape";

    public override bool KeepsValues => true;

    public override Shape? Infer(ShapeContext c)
    {
        int[] dims = [.. c.Spec.Ints("shape")];
        string written = "[" + string.Join(", ", dims.Select(d => Text.Of(d))) + "]";
        if (
            !c.CommonArguments()
            || !c.Require(
                dims.Length > 0 && dims.All(d => d > 0 || d == -1) && dims.Count(d => d == -1) < 2,
                "shape",
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
                "shape",
                written,
                (free >= 0 ? "a multiple of " : "") + Text.Grouped(known),
                c.Input.ToString(),
                Text.Grouped(c.Input.Length)
            );
        return new Shape(dims);
    }

    public override Node Lower(LowerContext c) => c.X.Reshape(c.WithBatch(c.Layer.Output));

    public override string Describe(LayerSpec spec) => $"Reshape({string.Join(", ", spec.Ints("shape").Select(d => Text.Of(d)))})";
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Permute : LayerKind<PermuteAttribute>
{
    public override string Prefix => "permute";

    protected override Shape? Infer(ShapeContext c, PermuteAttribute a)
    {
        int rank = c.Input.Rank;
        Shape input = c.Input;
        return c.Require(
            a.Dims.OrderBy(d => d).SequenceEqual(Enumerable.Range(1, rank)),
            nameof(a.Dims),
            "[" + Written(a) + "]",
            $"the numbers of all axes of its input {input}, 1 to {Show.Of(rank)}, in another order"
        )
            ? new Shape([.. a.Dims.Select(d => input[d - 1])])
            : null;
    }

    protected override Node Lower(LowerContext c, PermuteAttribute a) => c.X.Transpose([0, .. a.Dims]);

    protected override string Describe(PermuteAttribute a) => $"Permute({Written(a)})";

    private static string Written(PermuteAttribute a) => string.Join(", ", a.Dims.Select(d => Show.Of(d)));
}

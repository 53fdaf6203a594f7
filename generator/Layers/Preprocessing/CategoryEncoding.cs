using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class CategoryEncoding : LayerKind<CategoryEncodingAttribute>
{
    public override string Prefix => "category_encoding";

    protected override Shape? Infer(ShapeContext c, CategoryEncodingAttribute a)
    {
        if (
            !c.Require(
                a.NumTokens is >= 1 and <= Encoding.MostTokens,
                nameof(a.NumTokens),
                a.NumTokens,
                $"between 1 and {Show.Grouped(Encoding.MostTokens)}; [Embedding] reads more"
            )
            || !c.Require(a.OutputMode != OutputMode.Int, nameof(a.OutputMode), a.OutputMode, "OneHot, MultiHot or Count")
            || !c.Check(new IndexCheck(a.NumTokens))
        )
            return null;
        c.Layer.Scratch = Encoding.Scratch(c.Input, a.NumTokens);
        return Encoding.Output(c.Input, a.NumTokens, a.OutputMode);
    }

    protected override Node Lower(LowerContext c, CategoryEncodingAttribute a) =>
        Encoding.Of(c, StopGradient.Of(c.X), a.NumTokens, a.OutputMode);

    protected override string Describe(CategoryEncodingAttribute a) => $"CategoryEncoding({Show.Of(a.NumTokens)}, {a.OutputMode})";
}

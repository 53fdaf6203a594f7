using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Embedding : LayerKind<EmbeddingAttribute>
{
    /// <summary>Beyond it not every whole number is a float.</summary>
    private const int MostRows = 1 << 24;

    public override string Prefix => "embedding";

    protected override StepBehaviour Steps(EmbeddingAttribute a) => StepBehaviour.EachTokenAlone;

    protected override Shape? Infer(ShapeContext c, EmbeddingAttribute a)
    {
        int rows = a.InputDim,
            features = a.OutputDim;
        if (
            !c.Require(rows is >= 1 and <= MostRows, nameof(a.InputDim), rows, $"between 1 and {Show.Grouped(MostRows)}")
            || !c.Positive(nameof(a.OutputDim), features)
        )
            return null;
        if (
            a.MaskZero
            && !c.Require(c.Input.Rank == 1, nameof(a.MaskZero), "true", $"false where the indices are {c.Input} and no sequence [steps]")
        )
            return null;
        if (!c.Check(new IndexCheck(rows)))
            return null;
        c.Weights("embeddings", new Shape(rows, features), rows, features, WeightArguments.Of(a), Initializer.RandomUniform);
        return c.Input.Append(features);
    }

    protected override Node Lower(LowerContext c, EmbeddingAttribute a)
    {
        if (a.MaskZero)
            c.OutputMask = StopGradient.Of(Map.Of(Expr.Select(new In(0), 1, 0), c.X).Reshape(c.X.Shape.Append(1)).Named("mask" + c.Suffix));
        return Gather.Of(c.Parameter("embeddings", "E"), c.X);
    }

    protected override string Describe(EmbeddingAttribute a) => $"Embedding({Show.Of(a.InputDim)}, {Show.Of(a.OutputDim)})";
}

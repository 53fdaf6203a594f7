using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Embedding : LayerKind
{
    /// <summary>Beyond it not every whole number is a float.</summary>
    private const int MostRows = 1 << 24;

    public override string Prefix => "embedding";

    public override bool ReadsTokens => true;

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        int rows = c.Spec.Int("inputDim"),
            features = c.Spec.Int("outputDim");
        if (
            !c.Require(rows is >= 1 and <= MostRows, "inputDim", rows, $"between 1 and {Text.Grouped(MostRows)}")
            || !c.Positive("outputDim")
            || !c.CommonArguments()
        )
            return null;
        if (
            c.Spec.Flag("MaskZero", false)
            && !c.Require(c.Input.Rank == 1, "MaskZero", "true", $"false where the indices are {c.Input} and no sequence [steps]")
        )
            return null;
        if (!c.Check(new IndexCheck(rows)))
            return null;
        c.Kernel(new Shape(rows, features), rows, features, "embeddings", "RandomUniform", "EmbeddingsInitializer");
        return c.Input.Append(features);
    }

    public override Node Lower(LowerContext c)
    {
        if (c.Spec.Flag("MaskZero", false))
            c.OutputMask = Stop.Of(Map.Of(Expr.Select(new In(0), 1, 0), c.X).Reshape(c.X.Shape.Append(1)).Named("mask" + c.Suffix));
        return Gather.Of(c.Parameter("embeddings", "E"), c.X);
    }

    public override string Describe(LayerSpec spec) => $"Embedding({Text.Of(spec.Int("inputDim"))}, {Text.Of(spec.Int("outputDim"))})";
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Where attention looks, beside what it finds.</summary>
internal sealed class AttentionScores : LayerKind<AttentionScoresAttribute>
{
    public override string Prefix => "attention_scores";

    protected override Shape? Infer(ShapeContext c, AttentionScoresAttribute a)
    {
        Layer input = c.Layer.Inputs[0];
        if (input is not { Kind: MultiHeadAttention, Spec.Attribute: MultiHeadAttentionAttribute attention })
            return c.Fail(Descriptors.NothingBeside, null, Attribute, "[MultiHeadAttention]", input.Name, input.Spec.Kind);
        return new Shape(attention.NumHeads, input.Inputs[0].Output[0], input.Inputs[input.Inputs.Count - 1].Output[0]);
    }

    protected override Node Lower(LowerContext c, AttentionScoresAttribute a) => c.MadeBeside(0, MultiHeadAttention.Scores);
}

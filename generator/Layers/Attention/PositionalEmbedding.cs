using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class PositionalEmbedding : LayerKind<PositionalEmbeddingAttribute>
{
    /// <summary>Values of the sinusoidal table, which stands in the generated code.</summary>
    private const int MostValues = 1 << 18;

    public override string Prefix => "positional_embedding";

    protected override StepBehaviour Steps(PositionalEmbeddingAttribute a) => StepBehaviour.EachByNumber;

    protected override Shape? Infer(ShapeContext c, PositionalEmbeddingAttribute a)
    {
        if (c.Input.Rank != 2)
            return NotASequence(c);
        int steps = c.Layer.Steps,
            features = c.Input.Last;
        if (a.Encoding == PositionalEncoding.Learned)
            c.Weights("embeddings", new Shape(steps, features), steps, features, WeightArguments.Of(a), Initializer.GlorotUniform);
        else if (
            !c.Require(
                (long)steps * features <= MostValues,
                nameof(a.Encoding),
                a.Encoding,
                $"Learned where there are more than {Show.Grouped(MostValues)} values, here {Show.Grouped((long)steps * features)}"
            )
        )
            return null;
        return c.Input;
    }

    protected override Node Lower(LowerContext c, PositionalEmbeddingAttribute a)
    {
        int features = c.X.Shape.Last;
        Node rows = a.Encoding == PositionalEncoding.Learned ? c.Parameter("embeddings", "E") : Sinusoids(c, features);
        if (c.Stream is not { } stream)
            return c.X.Plus(rows);
        Node step = stream.Carry("step", new Shape(Shape.N, 1));
        stream.Next(Map.Of(new In(0) + 1, step));
        return c.X.Plus(Gather.Of(rows, step));
    }

    protected override string Describe(PositionalEmbeddingAttribute a) =>
        a.Encoding == PositionalEncoding.Learned ? Attribute : $"{Attribute}({a.Encoding})";

    private static Node Sinusoids(LowerContext c, int features) =>
        Table.Of(
            c.Program,
            "Sinusoids",
            new Shape(c.Layer.Steps, features),
            from step in Enumerable.Range(0, c.Layer.Steps)
            from feature in Enumerable.Range(0, features)
            let angle = step / Math.Pow(10_000, feature / 2 * 2 / (double)features)
            select feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle)
        );
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class MultiHeadAttention : LayerKind<MultiHeadAttentionAttribute>
{
    /// <summary>What the layer makes besides its output: the softmax of the scores.</summary>
    public const string Scores = "scores";

    /// <summary>Instead of a score that does not count: its exponential is 0, but where none counts all do alike.</summary>
    private const double Hidden = -1e9;

    public override string Prefix => "multi_head_attention";

    protected override StepBehaviour Steps(MultiHeadAttentionAttribute a) =>
        a.With.Length == 0
            ? a.UseCausalMask
                ? StepBehaviour.AmongStepsBefore
                : StepBehaviour.AmongSteps
            : a.UseCausalMask || a.Rotary
                ? StepBehaviour.AmongSteps
                : StepBehaviour.AmongStepsOfOthers;

    protected override (string Property, IReadOnlyList<string> Names) Others(MultiHeadAttentionAttribute a) => (nameof(a.With), a.With);

    protected override Shape? Infer(ShapeContext c, MultiHeadAttentionAttribute a)
    {
        if (
            !c.Positive(nameof(a.NumHeads), a.NumHeads)
            || !c.Positive(nameof(a.KeyDim), a.KeyDim)
            || !c.Require(a.ValueDim >= 0, nameof(a.ValueDim), a.ValueDim, "at least 1, or 0 for as many as keyDim")
            || !c.Require(a.OutputDim >= 0, nameof(a.OutputDim), a.OutputDim, "at least 1, or 0 for as many as the input has")
            || !Layers.Dropout.HasRate(c, nameof(a.Dropout), a.Dropout)
            || (a.Rotary && !c.Require(a.KeyDim % 2 == 0, nameof(a.KeyDim), a.KeyDim, "even where Rotary turns pairs of values"))
            || !AreSequences(c, a)
        )
            return null;
        int width = ValueDim(a),
            features = a.OutputDim > 0 ? a.OutputDim : c.Input.Last;
        IReadOnlyList<Layer> inputs = c.Layer.Inputs;
        Declare("query", new Shape(c.Input.Last, a.NumHeads, a.KeyDim), new Shape(a.NumHeads, a.KeyDim));
        Declare("key", new Shape(inputs[Key(inputs)].Output.Last, a.NumHeads, a.KeyDim), new Shape(a.NumHeads, a.KeyDim));
        Declare("value", new Shape(inputs[Value(inputs)].Output.Last, a.NumHeads, width), new Shape(a.NumHeads, width));
        Declare("output", new Shape(a.NumHeads, width, features), new Shape(features));
        return c.Input.With(1, features);

        void Declare(string name, Shape kernel, Shape bias)
        {
            c.Kernel(a, kernel, name + "_kernel");
            c.Bias(a, bias, name + "_bias");
        }
    }

    protected override Node Lower(LowerContext c, MultiHeadAttentionAttribute a)
    {
        Node query = Map.Of(1 / Math.Sqrt(a.KeyDim) * new In(0), Project(c.X, "query", "q")).Named("q" + c.Suffix),
            key = Project(c.Inputs[Key(c.Inputs)], "key", "k").Named("k" + c.Suffix),
            value = Project(c.Inputs[Value(c.Inputs)], "value", "v").Named("v" + c.Suffix);
        Node? quarter = a.Rotary ? Rotary.Quarter(c, key) : null,
            remembered = null;
        // What others say is known when a stream begins.
        bool asksOthers = a.With.Length > 0;
        if (asksOthers)
            (key, value) = (c.Once("keys", key), c.Once("values", value));
        else if (c.Stream is { } stream)
        {
            var memory = new StepMemory(c, stream);
            (key, value, quarter) = (
                memory.Last("keys", key),
                memory.Last("values", value),
                quarter is null ? null : memory.Last("turned", quarter)
            );
            remembered = memory.End();
        }
        if (quarter is not null)
        {
            query = Rotary.Turn(c, query, Rotary.Quarter(c, query), c.Layer.Steps);
            key = Rotary.Turn(c, key, quarter, key.Shape[1]);
        }
        Node scores = Contract.Of(query, "nthd", key, "nshd", "nhts").Named("scores" + c.Suffix);
        int steps = scores.Shape[3];
        void Hide(Expr counts, params Node[] of) => scores = Map.Of(Expr.Select(counts, new In(0), Hidden), [scores, .. of]);
        if (remembered is not null)
            Hide(new In(1) + new In(2) - steps + 0.5, Numbers(c, steps), remembered.Reshape(new Shape(Shape.N, 1, 1, 1)));
        else if (a.UseCausalMask)
            Hide(new In(2) - new In(1) + 0.5, Numbers(c, steps), Numbers(c, scores.Shape[2]).Reshape(new Shape(scores.Shape[2], 1)));
        if (remembered is null && c.Masks[Value(c.Inputs)] is { } mask)
            Hide(new In(1), (asksOthers ? c.Once("mask", mask) : mask).Reshape(new Shape(Shape.N, 1, 1, steps)));
        Node weights = Softmax.Of(scores).Named("p" + c.Suffix);
        Node seen = weights;
        c.Besides[Scores] = () => seen;
        if (c.IsNoisy && a.Dropout > 0)
            weights = Layers.Dropout.Drop(c, weights, a.Dropout, a.Seed);
        Node found = Contract.Of(weights, "nhts", value, "nshd", "nthd").Named("o" + c.Suffix);
        return PlusBias(Contract.Of(found, "nthd", c.Parameter("output_kernel", "Wo"), "hdf", "ntf"), "output", "bo");

        Node Project(Node x, string name, string symbol) =>
            PlusBias(Contract.Of(x, "nti", c.Parameter(name + "_kernel", "W" + symbol), "ihd", "nthd"), name, "b" + symbol);

        Node PlusBias(Node x, string name, string symbol) => a.UseBias ? x.Plus(c.Parameter(name + "_bias", symbol)) : x;
    }

    protected override string Describe(MultiHeadAttentionAttribute a) =>
        $"{Attribute}({string.Join(", ", [Show.Of(a.NumHeads), Show.Of(a.KeyDim), .. a.With])}{(a.Rotary ? ", rotary" : "")}"
        + $"{(a.UseCausalMask ? ", causal" : "")})";

    private bool AreSequences(ShapeContext c, MultiHeadAttentionAttribute a)
    {
        if (c.Input.Rank != 2)
            return NotASequence(c) is not null;
        if (!c.Require(a.With.Length <= 2, nameof(a.With), Show.Of(a.With.Length) + " names", "that of the values, and that of the keys"))
            return false;
        for (int i = 0; i < a.With.Length; i++)
            if (c.Layer.Inputs[i + 1].Output is { Rank: not 2 } other)
                return NotASequence(c, c.Layer.Inputs[i + 1], nameof(a.With), i) is not null;
        if (a.With.Length < 2 || c.Layer.Inputs[1].Output[0] == c.Layer.Inputs[2].Output[0])
            return true;
        (Layer values, Layer keys) = (c.Layer.Inputs[1], c.Layer.Inputs[2]);
        c.Fail(Descriptors.UnequalSteps, nameof(a.With), 1, [values.Name, Show.Of(values.Output[0]), keys.Name, Show.Of(keys.Output[0])]);
        return false;
    }

    private static Node Numbers(LowerContext c, int count) =>
        Table.Of(c.Program, "Steps", new Shape(count), Enumerable.Range(0, count).Select(i => (double)i));

    private static int ValueDim(MultiHeadAttentionAttribute a) => a.ValueDim > 0 ? a.ValueDim : a.KeyDim;

    // Which of the inputs, query, value, key, the values are made of, and the keys.
    private static int Value<T>(IReadOnlyList<T> inputs) => Math.Min(1, inputs.Count - 1);

    private static int Key<T>(IReadOnlyList<T> inputs) => inputs.Count - 1;
}

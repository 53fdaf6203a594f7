using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A layer that goes through a sequence step by step. Its kinds say how many gates there are and what one step does.</summary>
internal abstract class Recurrent<TAttribute> : LayerKind<TAttribute>, IRecurrent
    where TAttribute : RecurrentAttribute
{
    /// <summary>Products of input and recurrent kernel, of the size of the layer, in a step.</summary>
    protected abstract int Gates { get; }

    /// <summary>What is carried: h, the output, and c, the cell state of an LSTM.</summary>
    public virtual IReadOnlyList<string> States => ["h"];

    public virtual Shape StateOf(Layer layer) => new(Of(layer.Spec).Units);

    public Shape OutputOf(Layer layer)
    {
        Shape state = StateOf(layer);
        return Of(layer.Spec).ReturnSequences ? state.Prepend(layer.Inputs[0].Output[0]) : state;
    }

    protected override (string Property, IReadOnlyList<string> Names) Others(TAttribute a) => (nameof(a.InitialState), a.InitialState);

    protected override StepBehaviour Steps(TAttribute a) =>
        a.GoBackwards ? StepBehaviour.InAnotherOrder(a.ReturnSequences)
        : a.InitialState.Length > 0 ? StepBehaviour.InOrderFrom(a.ReturnSequences)
        : StepBehaviour.InOrder(a.ReturnSequences);

    public override (string, string)? NoCurvature(LayerSpec spec) =>
        Of(spec).TruncateAfter > 0
            ? ("cuts its gradient off with TruncateAfter, which is then that of no function", "leave TruncateAfter out")
            : null;

    protected override Shape? Infer(ShapeContext c, TAttribute a)
    {
        if (!IsUsable(c) || !CanBegin(c, a))
            return null;
        Declare(c, "");
        return OutputOf(c.Layer);
    }

    protected override Node Lower(LowerContext c, TAttribute a)
    {
        Node y = Run(c, "", a.GoBackwards);
        if (!a.GoBackwards || !a.ReturnSequences)
            return y;
        if (c.Mask is { } mask)
            c.OutputMask = StridedSlice.Reversed(mask, 1);
        return StridedSlice.Reversed(y, 1);
    }

    protected override string Describe(TAttribute a) =>
        $"{Attribute}({Show.Of(a.Units)}{(a.Activation == Activation.Tanh ? "" : ", " + a.Activation)})";

    /// <summary>Whether the arguments are usable and the input is a sequence; reports otherwise.</summary>
    public bool IsUsable(ShapeContext c)
    {
        TAttribute a = Of(c.Spec);
        if (
            !c.Positive(nameof(a.Units), a.Units)
            || !c.Require(a.TruncateAfter >= 0, nameof(a.TruncateAfter), a.TruncateAfter, "at least 0")
        )
            return false;
        return Layers.Dropout.HasRate(c, nameof(a.Dropout), a.Dropout)
            && Layers.Dropout.HasRate(c, nameof(a.RecurrentDropout), a.RecurrentDropout)
            && new[] { (nameof(a.Activation), a.Activation), GateActivation(a) }.All(said =>
                c.Require(Activations.IsElementwise(said.Item2), said.Item1, said.Item2, "one that goes element by element")
            )
            && IsSequence(c, a);
    }

    /// <summary>Declares kernel, recurrent kernel and bias, under names that begin with <paramref name="prefix"/>.</summary>
    public void Declare(ShapeContext c, string prefix)
    {
        TAttribute a = Of(c.Spec);
        c.GateKernel(a, prefix + "kernel", c.Input.Last, Gates, a.Units, Window(a));
        c.RecurrentKernel(a, prefix + "recurrent_kernel", Gates, a.Units, Window(a));
        DeclareBias(c, a, prefix + "bias");
    }

    /// <summary>The layer over the whole sequence, or the output of its last step. Going backwards, outputs stand at the steps that they
    /// belong to.</summary>
    public Node Run(LowerContext c, string prefix, bool isReverse)
    {
        TAttribute attribute = Of(c.Layer.Spec);
        Node x = Drop(c, c.X, attribute.Dropout, c.X.Shape.With(1, 1));
        // The input's share of all steps is one product.
        Node a = PlusInputBias(c, attribute, prefix, OfInput(c, attribute, x, c.Parameter(prefix + "kernel", "W"))).Named("a" + c.Suffix);
        Iteration steps = c.Iterate(
            c.Layer.Name + (prefix.Length == 0 ? "" : "." + prefix.TrimEnd('_')),
            c.X.Shape[1],
            isReverse,
            attribute.TruncateAfter
        );
        Shape one = c.WithBatch(StateOf(c.Layer));
        Node[] before = [.. States.Select((name, i) => steps.Carry(name, one, Initial(c, attribute, i)))];
        Node h = Drop(c, before[0], attribute.RecurrentDropout, one);
        var cell = new RecurrentStep(c, prefix, attribute.Activation, GateActivation(attribute).Value, steps.Step(a), h, before);
        Node[] after = Step(cell, attribute);
        // Padding changes nothing.
        if (c.Mask is { } mask)
        {
            Node isThere = steps.Step(mask).Reshape(new Shape([Shape.N, .. Enumerable.Repeat(1, one.Rank - 1)]));
            after = [.. after.Select((next, i) => Map.Of(Expr.Select(new In(0), new In(1), new In(2)), isThere, next, before[i]))];
        }
        for (int i = 0; i < after.Length; i++)
            after[i].Named(States[i] + c.Suffix);
        steps.Next(after);
        for (int i = 0; i < before.Length; i++)
        {
            Node state = before[i];
            c.Besides[RecurrentStep.State(i)] = () => steps.Last(state);
        }
        return attribute.ReturnSequences ? steps.All(before[0]) : steps.Last(before[0]);

        Node Drop(LowerContext c, Node values, double rate, Shape mask) =>
            c.IsNoisy && rate > 0 ? Layers.Dropout.Drop(c, values, rate, attribute.Seed, mask) : values;
    }

    // Whether what it is to begin with has its states' shapes; reports otherwise.
    private bool CanBegin(ShapeContext c, TAttribute a)
    {
        string[] names = a.InitialState;
        if (names.Length == 0)
            return true;
        Layer[] initial = [.. c.Layer.Inputs.Skip(1)];
        Shape one = StateOf(c.Layer),
            given = c.Order.Given(one);
        string both = string.Join(" and ", States),
            states = $"{Show.Of(States.Count)} tensor{(States.Count == 1 ? "" : "s")} {given}, {both}",
            size = one.Rank == 1 ? Show.Of(a.Units) + " units" : given.ToString();
        if (initial.Length == 1 && initial[0].Kind is IRecurrent other)
            return c.Require(
                other.States.SequenceEqual(States) && other.StateOf(initial[0]) == one,
                nameof(a.InitialState),
                names[0],
                $"a recurrent layer with the states {both} of {size}, or {states}"
            );
        if (
            !c.Require(
                initial.Length == States.Count,
                nameof(a.InitialState),
                string.Join(", ", names),
                $"{states}, or one recurrent layer"
            )
        )
            return false;
        return initial.All(state => c.Require(state.Output == given, nameof(a.InitialState), $"{state.Name} {state.Output}", states));
    }

    private static Node? Initial(LowerContext c, TAttribute a, int state) =>
        a.InitialState.Length == 0 ? null
        : c.Layer.Inputs[1].Kind is IRecurrent && a.InitialState.Length == 1 ? c.MadeBeside(1, RecurrentStep.State(state))
        : c.Inputs[1 + state];

    /// <summary>Whether the input is a sequence of what the layer takes at a step; reports otherwise.</summary>
    protected virtual bool IsSequence(ShapeContext c, TAttribute a) => c.Input.Rank == 2 || NotASequence(c) is not null;

    /// <summary>The size of the windows that kernels see, for kinds whose products are convolutions.</summary>
    protected virtual IReadOnlyList<int> Window(TAttribute a) => [];

    /// <summary>The share of all steps of the input in all gates.</summary>
    protected virtual Node OfInput(LowerContext c, TAttribute a, Node x, Node kernel) =>
        Gates == 1 ? Contract.Of(x, "nti", kernel, "iu", "ntu") : Contract.Of(x, "nti", kernel, "igu", "ntgu");

    /// <summary>The activation of the gates, and the property that says it, for kinds that have gates.</summary>
    protected virtual (string Property, Activation Value) GateActivation(TAttribute a) => ("", Activation.Sigmoid);

    /// <summary>The next output, and the next of what else is carried.</summary>
    protected abstract Node[] Step(RecurrentStep s, TAttribute a);

    protected virtual void DeclareBias(ShapeContext c, TAttribute a, string name) => c.GateBias(a, name, 0, Gates, a.Units);

    protected virtual Node PlusInputBias(LowerContext c, TAttribute a, string prefix, Node x) =>
        a.UseBias ? x.Plus(c.Parameter(prefix + "bias", "b")) : x;
}

using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>A layer that goes through a sequence step by step. Its kinds say how many gates there are and what one step does.</summary>
internal abstract class Recurrent : LayerKind
{
    /// <summary>Products of input and recurrent kernel, of the size of the layer, in a step.</summary>
    protected abstract int Gates { get; }

    /// <summary>What it carries besides its output.</summary>
    protected virtual IReadOnlyList<string> Carries => [];

    public override bool Iterates => true;

    public override bool IsStepwise(LayerSpec spec) => !spec.Flag("GoBackwards", false);

    public override bool KeepsSteps(LayerSpec spec) => spec.Flag("ReturnSequences", false);

    public override Shape? Infer(ShapeContext c)
    {
        if (!HasArguments(c) || !IsSequence(c))
            return null;
        Declare(c, "");
        return OutputShape(c.Spec, c.Input);
    }

    public override Node Lower(LowerContext c)
    {
        bool isReverse = c.Spec.Flag("GoBackwards", false),
            isSequence = c.Spec.Flag("ReturnSequences", false);
        Node y = Run(c, "", isReverse);
        if (!isReverse || !isSequence)
            return y;
        if (c.Mask is { } mask)
            c.OutputMask = Pick.Reversed(mask, 1);
        return Pick.Reversed(y, 1);
    }

    public override string Describe(LayerSpec spec) =>
        $"{Attribute}({Text.Of(spec.Int("units"))}{(ActivationOf(spec) == "Tanh" ? "" : ", " + ActivationOf(spec))})";

    /// <summary>Whether the arguments are usable.</summary>
    public static bool HasArguments(ShapeContext c)
    {
        if (
            !c.Positive("units")
            || !c.CommonArguments("Tanh")
            || !c.Require(c.Spec.Int("TruncateAfter") >= 0, "TruncateAfter", c.Spec.Int("TruncateAfter"), "at least 0")
        )
            return false;
        return new[] { "Dropout", "RecurrentDropout" }.All(rate =>
                c.Require(c.Spec.Number(rate) is >= 0 and < 1, rate, c.Spec.Number(rate), "at least 0 and less than 1")
            )
            && new[] { ActivationOf(c.Spec), RecurrentActivationOf(c.Spec) }.All(a =>
                c.Require(a != "Softmax", "Activation", a, "one that goes element by element")
            );
    }

    public bool IsSequence(ShapeContext c) => c.Input.Rank == 2 || NotASequence(c) is not null;

    public static Shape OutputShape(LayerSpec spec, Shape input) =>
        spec.Flag("ReturnSequences", false) ? new Shape(input[0], spec.Int("units")) : new Shape(spec.Int("units"));

    /// <summary>Declares kernel, recurrent kernel and bias, under names that begin with <paramref name="prefix"/>.</summary>
    public void Declare(ShapeContext c, string prefix)
    {
        int units = c.Spec.Int("units");
        c.GateKernel(prefix + "kernel", c.Input.Last, Gates, units, isRecurrent: false);
        c.GateKernel(prefix + "recurrent_kernel", units, Gates, units, isRecurrent: true);
        DeclareBias(c, prefix + "bias", units);
    }

    /// <summary>The layer over the whole sequence, or the output of its last step. Going backwards, outputs stand at the steps that they
    /// belong to.</summary>
    public Node Run(LowerContext c, string prefix, bool isReverse)
    {
        LayerSpec spec = c.Spec;
        int units = spec.Int("units");
        Node x = c.Training && spec.Number("Dropout") > 0 ? Dropout.Drop(c, c.X, "Dropout", new Shape(Shape.N, 1, c.X.Shape.Last)) : c.X;
        // The input's share of all steps is one product.
        Node a = PlusInputBias(
                c,
                prefix,
                Gates == 1
                    ? Contract.Of(x, "nti", c.Parameter(prefix + "kernel", "W"), "iu", "ntu")
                    : Contract.Of(x, "nti", c.Parameter(prefix + "kernel", "W"), "igu", "ntgu")
            )
            .Named("a" + c.Suffix);
        Iteration steps = c.Iterate(
            c.Layer.Name + (prefix.Length == 0 ? "" : "." + prefix.TrimEnd('_')),
            c.X.Shape[1],
            isReverse,
            spec.Int("TruncateAfter")
        );
        var one = new Shape(Shape.N, units);
        Node[] before = [steps.Carry("h", one), .. Carries.Select(name => steps.Carry(name, one))];
        Node h = before[0];
        if (c.Training && spec.Number("RecurrentDropout") > 0)
            h = Dropout.Drop(c, h, "RecurrentDropout", one);
        Node[] after = Step(new RecurrentStep(c, prefix, steps.Step(a), h, before));
        // Padding changes nothing.
        if (c.Mask is { } mask)
            after = [.. after.Select((next, i) => Map.Of(Expr.Select(new In(0), new In(1), new In(2)), steps.Step(mask), next, before[i]))];
        for (int i = 0; i < after.Length; i++)
            after[i].Named((i == 0 ? "h" : Carries[i - 1]) + c.Suffix);
        steps.Next(after);
        return spec.Flag("ReturnSequences", false) ? steps.All(before[0]) : steps.Last(before[0]);
    }

    /// <summary>The next output, and the next of what else is carried.</summary>
    protected abstract Node[] Step(RecurrentStep s);

    protected virtual void DeclareBias(ShapeContext c, string name, int units) => c.GateBias(name, 0, Gates, units);

    protected virtual Node PlusInputBias(LowerContext c, string prefix, Node a) =>
        c.Spec.Flag("UseBias", true) ? a.Plus(c.Parameter(prefix + "bias", "b")) : a;

    public static string ActivationOf(LayerSpec spec) => spec.Text("Activation") ?? spec.Text("activation") ?? "Tanh";

    public static string RecurrentActivationOf(LayerSpec spec) => spec.Text("RecurrentActivation") ?? "Sigmoid";
}

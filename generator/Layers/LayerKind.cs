using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>A kind of layer: its shape rule, its parameters, and how it is written in primitives. It has no derivative: primitives
/// do.</summary>
internal abstract class LayerKind
{
    /// <summary>The attribute's name.</summary>
    public virtual string Attribute => GetType().Name;

    /// <summary>What an unnamed layer is called: "dense", then "dense_1".</summary>
    public abstract string Prefix { get; }

    /// <summary>Only training sees it.</summary>
    public virtual bool IsNoise => false;

    /// <summary>What a size is computed for that its attribute does not say; an editor shows it there.</summary>
    public virtual bool ResizesImage => false;

    /// <summary>Each step of its output depends on no later step of a sequence that it reads, so that it can go step by step.</summary>
    public virtual bool IsStepwise(LayerSpec spec) => false;

    /// <summary>A sequence it reads step by step gives a sequence.</summary>
    public virtual bool KeepsSteps(LayerSpec spec) => true;

    /// <summary>It goes through a sequence step by step.</summary>
    public virtual bool Iterates => false;

    /// <summary>A vector that it reads is a sequence of numbers of table rows.</summary>
    public virtual bool ReadsTokens => false;

    /// <summary>Steps stay steps, so that the first input's mask is the output's, as Keras' supports_masking says.</summary>
    public virtual bool KeepsMask(LayerSpec spec) => IsStepwise(spec) && KeepsSteps(spec);

    /// <summary>Values pass through it unchanged, in another shape at most.</summary>
    public virtual bool KeepsValues => false;

    /// <summary>The type of what its layers can do besides their part in the network; null for nothing.</summary>
    public virtual string? Companion => null;

    /// <summary>What a layer can do besides, if the kind has such a type.</summary>
    public virtual Companion? CompanionOf(Layer layer, NetworkSpec network) => null;

    public virtual string NameOf(LayerSpec spec) => Prefix;

    /// <summary>The tensors it reads besides the first.</summary>
    public virtual IReadOnlyList<string> Others(LayerSpec spec) => [];

    /// <summary>The output's shape without the batch, after declaring the parameters; null after reporting what is wrong.</summary>
    public abstract Shape? Infer(ShapeContext c);

    /// <summary>The output, in primitives.</summary>
    public abstract Node Lower(LowerContext c);

    /// <summary>How comments in the generated code call it: "Dense(64, ReLU)".</summary>
    public virtual string Describe(LayerSpec spec) => Attribute;

    /// <summary>The activation that the attribute names, as constructor argument or by name.</summary>
    protected static string Function(LayerSpec spec) =>
        spec.Text("Activation") ?? spec.Text("activation") ?? spec.Text("function") ?? "Linear";

    protected static string Describe(string name, LayerSpec spec, params string[] arguments) =>
        $"{name}({string.Join(", ", Function(spec) == "Linear" ? arguments : [.. arguments, Function(spec)])})";

    /// <summary>Whether the first input is a vector; reports otherwise.</summary>
    protected bool IsVector(ShapeContext c) => c.Input.Rank == 1 || NotAVector(c);

    protected bool NotAVector(ShapeContext c)
    {
        c.Fail(
            Descriptors.NeedsVector,
            null,
            Attribute,
            c.Input.ToString(),
            AxesOf(c.Input),
            c.Input.Rank switch
            {
                2 => " or [TimeDistributed]",
                3 => " or [GlobalAveragePooling2D]",
                _ => " or [TimeDistributed] [Flatten]",
            }
        );
        return false;
    }

    protected Shape? NotASequence(ShapeContext c) =>
        c.Fail(
            Descriptors.NeedsSequence,
            null,
            Attribute,
            c.Input.ToString(),
            AxesOf(c.Input),
            c.Input.Rank == 1
                ? $"Declare it as [Input(steps, features)], or put [Reshape({Text.Of(c.Input[0])}, 1)] or [Embedding] before it"
                : "Put [Reshape] or [TimeDistributed] [Flatten] before it"
        );

    /// <summary>What the axes of a shape mean.</summary>
    protected static string AxesOf(Shape shape) =>
        shape.Rank == 4 ? " (steps, height, width, channels)"
        : shape.Rank == 3 ? " (height, width, channels)"
        : shape.Rank == 2 ? " (steps, features)"
        : "";

    /// <summary>Warns of a softmax over a single unit.</summary>
    protected static void CheckSoftmax(ShapeContext c, int units)
    {
        if (units == 1 && Function(c.Spec) == "Softmax")
            c.Advise(Descriptors.SoftmaxOfOne);
    }
}

using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>A kind of layer: its shape rule, its parameters, and how it is written in primitives. It has no derivative: primitives do.
/// Kinds derive from <see cref="LayerKind{TAttribute}"/>.</summary>
internal abstract class LayerKind
{
    /// <summary>The attribute's name without "Attribute".</summary>
    public abstract string Attribute { get; }

    /// <summary>What an unnamed layer is called: "dense", then "dense_1".</summary>
    public abstract string Prefix { get; }

    /// <summary>Layers of this kind are given their values with each sample and compute none.</summary>
    public virtual bool IsInput => false;

    /// <summary>Layers of this kind are made of another one, whose attribute stands straight below.</summary>
    public virtual bool IsWrapper => false;

    public virtual ValueBehaviour Values => ValueBehaviour.Computes;

    /// <summary>The axes of places that the layer works along: 1 for sequences, 2 for images, 3 for
    /// volumes, 0 for a layer that knows of none.</summary>
    public virtual int SpatialAxes => 0;

    /// <summary>How such a layer sees its inputs and its output: <see cref="ShapeContext.Input"/>, <see cref="LowerContext.X"/> and what it
    /// returns are in the order that its kind works in.</summary>
    public virtual ChannelOrder Order(Layer layer) => default;

    /// <summary>The type of the object that gives users what such a layer can do by itself; null for nothing. Layers of a kind that has
    /// one set <see cref="Layer.Companion"/> when they are inferred.</summary>
    public virtual string? Companion => null;

    /// <summary>What <see cref="Layer.ChannelsFirstOf"/> is of a layer whose output is known: that of its input, if all but the channels
    /// are as they were.</summary>
    public virtual Layer? ChannelsFirstOf(Layer layer) =>
        SpatialAxes > 0 ? (Order(layer).IsFirst ? layer : null)
        : !layer.IsInput
        && layer.Inputs[0] is { ChannelsFirstOf: { } first, Output: var input }
        && (Steps(layer.Spec) == StepBehaviour.EachAlone || Steps(layer.Spec) == StepBehaviour.AcrossSteps)
        && first.Kind.Order(first).HaveSamePlaces(input, layer.Output)
            ? first
        : null;

    public abstract StepBehaviour Steps(LayerSpec spec);

    /// <summary>The name of an unnamed layer.</summary>
    public virtual string NameOf(LayerSpec spec) => Prefix;

    /// <summary>The tensors it reads besides the first, and the property that names them.</summary>
    public abstract (string Property, IReadOnlyList<string> Names) Others(LayerSpec spec);

    /// <summary>Why products with second derivatives cannot be had through such a layer, and what to do about it; null where they
    /// can.</summary>
    public virtual (string Reason, string Remedy)? NoCurvature(LayerSpec spec) => null;

    /// <summary>The output's shape without the batch, after declaring the parameters; null after reporting what is wrong.</summary>
    public abstract Shape? Infer(ShapeContext c);

    /// <summary>The output, in primitives.</summary>
    public abstract Node Lower(LowerContext c);

    /// <summary>The layer in comments of the generated code: "Dense(64, ReLU)".</summary>
    public abstract string Describe(Layer layer);

    /// <summary>Whether the first input is a vector; reports otherwise.</summary>
    protected bool IsVector(ShapeContext c) => c.Input.Rank == 1 || NotAVector(c);

    protected bool NotAVector(ShapeContext c)
    {
        string format = c.Layer.Inputs[0].ChannelsFirstOf is null ? "" : "(DataFormat = DataFormat.ChannelsFirst)";
        c.Fail(
            Descriptors.NeedsVector,
            null,
            Attribute,
            c.Input.ToString(),
            AxisWords.Of(c.Layer.Inputs[0]),
            c.Input.Rank switch
            {
                2 => " or [TimeDistributed]",
                3 => $" or [GlobalAveragePooling2D{format}]",
                4 => $", [GlobalAveragePooling3D{format}] or [TimeDistributed] [Flatten]",
                _ => " or [TimeDistributed] [Flatten]",
            }
        );
        return false;
    }

    protected Shape? NotASequence(ShapeContext c) => NotASequence(c, c.Layer.Inputs[0], null, 0);

    /// <summary>The same of an input that an element of an argument names.</summary>
    protected Shape? NotASequence(ShapeContext c, Layer input, string? property, int element) =>
        c.Fail(
            Descriptors.NeedsSequence,
            property,
            element,
            [
                Attribute,
                input.Output.ToString(),
                AxisWords.Of(input),
                input.Output.Rank == 1
                    ? $"Declare it as [Input(steps, features)], or put [Reshape({Show.Of(input.Output[0])}, 1)] or [Embedding] before it"
                    : "Put [Reshape] or [TimeDistributed] [Flatten] before it",
            ]
        );

    /// <summary>Warns of an activation of whole rows where a row is a single unit.</summary>
    protected static void CheckRows(ShapeContext c, int units, Activation activation)
    {
        if (units == 1 && !Activations.IsElementwise(activation))
            c.Advise(Descriptors.SoftmaxOfOne, activation.ToString(), activation == Activation.Softmax ? "1" : "0");
    }

    /// <summary>A description with one more argument.</summary>
    protected static string With(string description, string argument) =>
        description.EndsWith(")", StringComparison.Ordinal)
            ? $"{description.Substring(0, description.Length - 1)}, {argument})"
            : $"{description}({argument})";

    /// <summary>"Dense(64, ReLU)": the arguments, and the activation unless it is linear.</summary>
    protected string Describe(Activation activation, params string[] arguments) =>
        $"{Attribute}({string.Join(", ", activation == Activation.Linear ? arguments : [.. arguments, activation.ToString()])})";
}

/// <summary>A kind of layer whose arguments are those of an attribute class.</summary>
internal abstract class LayerKind<TAttribute> : LayerKind
    where TAttribute : LayerAttribute
{
    public override string Attribute { get; } = typeof(TAttribute).Name.Substring(0, typeof(TAttribute).Name.Length - "Attribute".Length);

    public override ChannelOrder Order(Layer layer) =>
        Of(layer.Spec) is IHasAxis a ? ChannelOrder.Of(a.Axis, layer.Inputs[0].Output)
        : IsFirst(Of(layer.Spec)) ? new ChannelOrder(SpatialAxes)
        : default;

    public override StepBehaviour Steps(LayerSpec spec) => Steps(Of(spec));

    public sealed override (string Property, IReadOnlyList<string> Names) Others(LayerSpec spec) => Others(Of(spec));

    public sealed override Shape? Infer(ShapeContext c) =>
        c.CommonArguments() && HasAxis(c) && Infer(c, Of(c.Spec)) is { } shape && c.HasAllRefined()
            ? Inferred(c, c.Order.Given(shape))
            : null;

    public sealed override Node Lower(LowerContext c) => c.Order.Given(Lower(c, Of(c.Layer.Spec)));

    public override string Describe(Layer layer) =>
        Of(layer.Spec) is IHasAxis { Axis: not -1 and var axis }
            ? With(Describe(Of(layer.Spec), layer.Spec), "Axis = " + Show.Of(axis))
            : Describe(Of(layer.Spec), layer.Spec) + SparseConnections.Behind(layer.Spec);

    protected virtual StepBehaviour Steps(TAttribute a) => StepBehaviour.AllAtOnce;

    protected virtual (string Property, IReadOnlyList<string> Names) Others(TAttribute a) => ("", []);

    protected abstract Shape? Infer(ShapeContext c, TAttribute a);

    protected abstract Node Lower(LowerContext c, TAttribute a);

    protected virtual string Describe(TAttribute a) => Attribute;

    /// <summary>For kinds to which it matters which arguments the user has written.</summary>
    protected virtual string Describe(TAttribute a, LayerSpec spec) => Describe(a);

    /// <summary>What to do where the channels are on another axis than the last, which the layer takes for theirs without having been told
    /// so; null if it takes none, or the user says which.</summary>
    protected virtual string? Elsewhere(ShapeContext c, ChannelOrder order, int axis) =>
        c.Spec.Says(nameof(IHasAxis.Axis)) || c.Spec.Says(nameof(IHasDataFormat.DataFormat)) ? null
        : SpatialAxes > 0 && order.Behind != SpatialAxes ? null
        : Of(c.Spec) is IHasDataFormat ? "Write DataFormat = DataFormat.ChannelsFirst, or DataFormat = DataFormat.ChannelsLast"
        : Of(c.Spec) is IHasAxis ? $"Write Axis = {Show.Of(axis)}, or Axis = -1"
        : Of(c.Spec) is IHasAxes ? $"Write Axis = [{Show.Of(axis)}], or Axis = [-1]"
        : SpatialAxes > 0 || (Steps(c.Spec).CountsSteps && c.Given.Rank == 2) ? PutPermutation(c, order)
        : null;

    /// <summary>What to do where no argument says which axis.</summary>
    protected static string PutPermutation(ShapeContext c, ChannelOrder order) =>
        $"Put {order.Permutation(c.Given)} before it, or disable this warning";

    /// <summary>Whether the channels stand before the places.</summary>
    protected static bool IsFirst(TAttribute a) => a is IHasDataFormat { DataFormat: DataFormat.ChannelsFirst };

    private Shape Inferred(ShapeContext c, Shape output)
    {
        if (
            !IsInput
            && c.Layer.Inputs[0].ChannelsFirstOf is { } first
            && first.Kind.Order(first) is var order
            && order.AxisIn(c.Given) is { } axis
            && Elsewhere(c, order, axis) is { } remedy
        )
            c.Advise(Descriptors.OtherChannels, Attribute, c.Given.ToString(), first.Name, Show.Of(axis), remedy);
        return output;
    }

    private static bool HasAxis(ShapeContext c) => Of(c.Spec) is not IHasAxis a || SampleAxes.IsUsable(c, nameof(a.Axis), a.Axis);

    /// <summary>The arguments of a layer of this kind.</summary>
    protected static TAttribute Of(LayerSpec spec) => (TAttribute)spec.Attribute;
}

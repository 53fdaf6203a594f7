using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

/// <summary>Layers over sequences [steps, channels] (one spatial axis), images [height, width, channels] (two) or volumes [depth, height,
/// width, channels] (three).</summary>
internal abstract class Spatial<TAttribute>(int axes, string prefix) : LayerKind<TAttribute>
    where TAttribute : LayerAttribute
{
    public sealed override string Prefix => prefix;

    public sealed override int SpatialAxes => axes;

    protected int Axes => axes;

    /// <summary>Labels of a contraction: the places of the windows.</summary>
    protected string Places => WindowForm.PlaceLabels(axes);

    /// <summary>Labels of a contraction: the elements of a window.</summary>
    protected string Within => WindowForm.ElementLabels(axes);

    /// <summary>Whether Padding.Causal is one of the layer's paddings.</summary>
    protected virtual bool MayBeCausal => false;

    /// <summary>Whether the input is a sequence, an image or a volume, as the layer needs; reports otherwise.</summary>
    protected bool HasAxes(ShapeContext c)
    {
        if (c.Input.Rank == axes + 1)
            return ActivationFits(c);
        c.Fail(
            Descriptors.NeedsAxes,
            null,
            Attribute,
            AxisWords.Kind(axes, c.Order),
            c.Given.ToString(),
            c.Order.IsFirst ? "" : AxisWords.Of(c.Layer.Inputs[0]),
            AxisWords.Remedy(axes, c.Given, c.Order)
        );
        return false;
    }

    /// <summary>Where the layer's windows stand; null after reporting what is wrong with them.</summary>
    protected Sliding? Slide(ShapeContext c, WindowArguments arguments) => HasAxes(c) ? Rules(c).Slide(arguments) : null;

    /// <summary>Whether the layer has the padding, all lengths are at least 1, and only one of strides and dilation is more, as in Keras;
    /// reports otherwise.</summary>
    protected bool AreUsable(ShapeContext c, WindowArguments windows) => Rules(c).AreUsable(windows);

    // In Keras it goes along the last axis, which is then no axis of channels.
    private static bool ActivationFits(ShapeContext c) =>
        !c.Order.IsFirst
        || c.Spec.Attribute is not KernelLayerAttribute a
        || c.Require(
            Activations.IsElementwise(a.Activation),
            nameof(a.Activation),
            a.Activation,
            "a function of each value alone, since with DataFormat.ChannelsFirst the last axis is not that of the channels: put "
                + c.Order.Permutation(c.Given)
                + " and [Activation] behind the layer"
        );

    private SlidingRules Rules(ShapeContext c) => new(c, Attribute, axes, MayBeCausal);
}

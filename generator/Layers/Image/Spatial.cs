using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

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
            return true;
        c.Fail(
            Descriptors.NeedsAxes,
            null,
            Attribute,
            AxisWords.Kind(axes),
            c.Input.ToString(),
            AxesOf(c.Input),
            AxisWords.Remedy(axes, c.Input)
        );
        return false;
    }

    /// <summary>Where the layer's windows stand; null after reporting what is wrong with them.</summary>
    protected Sliding? Slide(ShapeContext c, WindowArguments arguments)
    {
        if (!HasAxes(c) || !AreUsable(c, arguments))
            return null;
        var windows = new Sliding(c.Input, arguments);
        for (int a = 0; a < axes; a++)
            if (windows.Counts[a] == 0)
                return TooSmall(c, windows, a);
        long[] unseen = [.. Enumerable.Range(0, axes).Select(a => windows.Strides[a] > 1 ? windows.Unseen(a) : 0)];
        if (unseen.Any(u => u > 0))
            c.Advise(Descriptors.Unseen, Attribute, Lines(unseen), c.Input.ToString(), Show.Of(windows.Sizes), Show.Of(windows.Strides));
        c.Layer.Scratch = windows.Scratch;
        return windows;
    }

    /// <summary>Whether the layer has the padding, all lengths are at least 1, and only one of strides and dilation is more, as in Keras;
    /// reports otherwise.</summary>
    protected bool AreUsable(ShapeContext c, WindowArguments windows)
    {
        if (
            !c.Require(
                MayBeCausal || windows.Padding != Padding.Causal,
                nameof(ConvolutionAttribute.Padding),
                nameof(Padding.Causal),
                "Valid or Same; Conv1D is the layer that looks at earlier steps alone"
            )
        )
            return false;
        if (!windows.Sizes.ArePositive(c) || !windows.Strides.ArePositive(c) || !windows.Dilations.ArePositive(c))
            return false;
        int[] strides = windows.Strides.Values,
            dilations = windows.Dilations.Values;
        if (strides.Max() == 1 || dilations.Max() == 1)
            return true;
        string property = windows.Dilations.PropertyOf(Array.FindIndex(dilations, d => d > 1));
        c.Fail(Descriptors.StridesAndDilation, property, Attribute, Show.Of(strides), Show.Of(dilations));
        return false;
    }

    // Either the windows are too large from the start, or the layers above left too little.
    private Sliding? TooSmall(ShapeContext c, Sliding windows, int axis)
    {
        string window =
            Show.Of(windows.Sizes)
            + (
                windows.Dilations.Any(d => d > 1)
                    ? $", which with dilation span "
                        + $"{Show.Of(Enumerable.Range(0, axes).Select(a => (int)Math.Min(int.MaxValue, windows.Span(a))))}"
                    : ""
            );
        var above = new List<Layer>();
        for (Layer layer = c.Layer.Inputs[0]; layer.Output.Rank == axes + 1; layer = layer.Inputs[0])
        {
            if (above.Count > 0 && above[0].Output == layer.Output)
                above[0] = layer;
            else
                above.Insert(0, layer);
            if (layer.Inputs.Count == 0)
                break;
        }
        if (above.All(l => l.Output[axis] < windows.Span(axis)))
            c.Fail(Descriptors.WindowTooLarge, null, Attribute, c.Input.ToString(), window);
        else
            c.Fail(
                Descriptors.NothingLeft,
                null,
                Attribute,
                c.Input.ToString(),
                window,
                string.Join(", ", above.Select(l => $"{l.Name} {l.Output}"))
            );
        return null;
    }

    private static string Lines(long[] unseen)
    {
        IReadOnlyList<string> elements = AxisWords.Elements(unseen.Length);
        return string.Join(
            " and ",
            unseen.Select((u, a) => u == 0 ? null : $"{Show.Grouped(u)} {elements[a]}{(u == 1 ? "" : "s")}").OfType<string>()
        );
    }
}

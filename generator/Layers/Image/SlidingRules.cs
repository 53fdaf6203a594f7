using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>What windows must be, over the axes before the last of an input.</summary>
/// <param name="c">The layer.</param>
/// <param name="attribute">What users call its kind.</param>
/// <param name="axes">Axes that windows slide along.</param>
/// <param name="mayBeCausal">Whether Padding.Causal is one of its paddings.</param>
internal sealed class SlidingRules(ShapeContext c, string attribute, int axes, bool mayBeCausal)
{
    // Axes before those of the windows: the steps of a sequence of images.
    private int Lead => c.Input.Rank - 1 - axes;

    private string Given => c.Given + (c.Order.IsFirst ? AxisWords.Of(c.Given, c.Order) : "");

    /// <summary>Where the layer's windows stand; null after reporting what is wrong with them.</summary>
    public Sliding? Slide(WindowArguments arguments)
    {
        if (!AreUsable(arguments))
            return null;
        var windows = new Sliding(c.Input.Without([.. Enumerable.Range(0, Lead)]), arguments);
        for (int a = 0; a < axes; a++)
            if (windows.Counts[a] == 0)
                return TooSmall(windows, a);
        long[] unseen = [.. Enumerable.Range(0, axes).Select(a => windows.Strides[a] > 1 ? windows.Unseen(a) : 0)];
        if (unseen.Any(u => u > 0))
            c.Advise(Descriptors.Unseen, attribute, Lines(unseen), c.Given.ToString(), Show.Of(windows.Sizes), Show.Of(windows.Strides));
        c.Layer.Scratch = c.Input.ToArray().Take(Lead).Aggregate(windows.Scratch, (product, d) => product * d);
        return windows;
    }

    /// <summary>Whether the layer has the padding, all lengths are at least 1, and only one of strides and dilation is more, as in Keras;
    /// reports otherwise.</summary>
    public bool AreUsable(WindowArguments windows)
    {
        if (
            !c.Require(
                mayBeCausal || windows.Padding != Padding.Causal,
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
        c.Fail(Descriptors.StridesAndDilation, property, attribute, Show.Of(strides), Show.Of(dilations));
        return false;
    }

    // Either the windows are too large from the start, or the layers above left too little.
    private Sliding? TooSmall(Sliding windows, int axis)
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
        for (Layer layer = c.Layer.Inputs[0]; layer.Output.Rank == c.Given.Rank; layer = layer.Inputs[0])
        {
            if (above.Count > 0 && above[0].Output == layer.Output)
                above[0] = layer;
            else
                above.Insert(0, layer);
            if (layer.Inputs.Count == 0)
                break;
        }
        if (above.All(l => c.Order.Seen(l.Output)[Lead + axis] < windows.Span(axis)))
            c.Fail(Descriptors.WindowTooLarge, null, attribute, Given, window);
        else
            c.Fail(Descriptors.NothingLeft, null, attribute, Given, window, string.Join(", ", above.Select(l => $"{l.Name} {l.Output}")));
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

using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>The lines of windows that stand wholly on a border of zeros, which a sum may leave out: terms of the line y of windows are the
/// image's lines y · stride + t · dilation less <paramref name="Before"/>, for every t below <paramref name="Taps"/>.</summary>
/// <param name="Before">Lines of zeros before the image.</param>
/// <param name="Length">Lines of the image.</param>
/// <param name="Stride">Lines from a window to the next.</param>
/// <param name="Dilation">Lines from a line of a window to the next.</param>
/// <param name="Taps">Lines of a window.</param>
internal sealed record WindowBorders(int Before, int Length, int Stride, int Dilation, int Taps)
{
    /// <summary>Below this share of all lines it is not worth asking for.</summary>
    private const double WorthSkipping = 0.05;

    /// <summary>The axis of the contraction's left operand that counts lines of windows.</summary>
    public const int Axis = 1;

    /// <summary>Of a contraction whose segments are the lines of windows; null where it has none, or none worth leaving out.</summary>
    public static WindowBorders? Of(Contract contract, ContractForm form)
    {
        string labels = form.LeftLabels(contract);
        if (
            contract.Inputs[form.A] is not Windows { Form: { Axes: 2 } windows, Shape.Rank: 6 } seen
            || form.Positions.Length > 0
            || form.Segments != labels.Substring(Axis + windows.Axes, 1)
            || !form.Groups.Contains(labels[Axis])
        )
            return null;
        Node image = seen.Inputs[0];
        int start = 0;
        for (; image is Slice slice; image = slice.Inputs[0])
            start += slice.Axis == Axis ? slice.Start : 0;
        if (image is not Pad { Value: 0 } pad)
            return null;
        var borders = new WindowBorders(
            pad.Before[Axis] - start,
            pad.Inputs[0].Shape[Axis],
            windows.Strides[0],
            windows.Dilations[0],
            windows.Sizes[0]
        );
        int places = seen.Shape[Axis],
            met = 0;
        for (int y = 0; y < places; y++)
        {
            (int first, int end) = borders.Lines(y);
            if (end <= first)
                return null;
            met += end - first;
        }
        return met <= (1 - WorthSkipping) * places * borders.Taps ? borders : null;
    }

    /// <summary>The lines of a window that meet the image, as the kernel finds them.</summary>
    private (int First, int End) Lines(int y) => WindowLines.Of(y, Before, Length, Stride, Dilation, Taps);
}

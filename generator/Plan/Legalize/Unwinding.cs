using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>What is asked of an image that windows are put back into: all of it, or what is left of it when a border is cut away.</summary>
/// <param name="Image">The windows, put back.</param>
/// <param name="Starts">Along each axis that windows slide over, what is cut away before.</param>
/// <param name="Lengths">What is left.</param>
internal sealed record Unwinding(Unwindow Image, int[] Starts, int[] Lengths)
{
    public WindowForm Form => Image.Form;

    /// <summary>The whole image.</summary>
    public static Unwinding Of(Unwindow image) =>
        new(image, new int[image.Form.Axes], [.. Enumerable.Range(1, image.Form.Axes).Select(axis => image.Shape[axis])]);

    /// <summary>A range of one axis of it; null where that is not an axis that windows slide over, or where what is cut away before is not
    /// a whole number of places of windows.</summary>
    public Unwinding? Slice(int axis, int start, int length)
    {
        int a = axis - 1;
        if (a < 0 || a >= Form.Axes || (start > 0 && Form.Strides[a] > 1))
            return null;
        int[] starts = [.. Starts],
            lengths = [.. Lengths];
        (starts[a], lengths[a]) = (starts[a] + start, length);
        return new(Image, starts, lengths);
    }

    /// <summary>Places of windows along an axis that give it what is asked for, of each residue of the stride.</summary>
    public int Places(int axis) => (Lengths[axis] + Form.Strides[axis] - 1) / Form.Strides[axis];

    /// <summary>Taps of an axis that meet a residue.</summary>
    public int Taps(int axis, int residue) => (Form.Sizes[axis] - residue + Form.Strides[axis] - 1) / Form.Strides[axis];

    /// <summary>Values before a place that its taps reach back to.</summary>
    public int Reach(int axis, int residue) => (Taps(axis, residue) - 1) * Form.Dilations[axis];

    /// <summary>Zeros before the product's places, as the largest windows want them, those of residue 0.</summary>
    public int Before(int axis) => Math.Max(Reach(axis, 0) - Starts[axis], 0);

    /// <summary>Where windows of a residue begin in what has these zeros.</summary>
    public int First(int axis, int residue) => Before(axis) + Starts[axis] - Reach(axis, residue);
}

namespace NetGen;

/// <summary>Cuts slices, rows and columns off a volume. Input [depth, height, width, channels], output [depth - front - back, height -
/// top - bottom, width - left - right, channels], of which at least one slice, one row and one column must be left.</summary>
/// <inheritdoc cref="Sides3DAttribute(int, int, int, int, int, int)" path="/param"/>
public sealed class Cropping3DAttribute(int front, int back, int top, int bottom, int left, int right)
    : Sides3DAttribute(front, back, top, bottom, left, right)
{
    /// <summary>As many on every side.</summary>
    /// <param name="cropping">Slices in front and behind, rows above and below, columns left and right.</param>
    public Cropping3DAttribute(int cropping = 0)
        : this(cropping, cropping, cropping) { }

    /// <summary>As many in front as behind, as many above as below, as many left as right.</summary>
    /// <param name="depth">Slices in front and behind.</param>
    /// <param name="height">Rows above and below.</param>
    /// <param name="width">Columns left and right.</param>
    public Cropping3DAttribute(int depth, int height, int width)
        : this(depth, depth, height, height, width, width) { }
}

namespace NetGen;

/// <summary>Puts slices, rows and columns of zeros around a volume. Input [depth, height, width, channels], output [front + depth + back,
/// top + height + bottom, left + width + right, channels].</summary>
/// <inheritdoc cref="Sides3DAttribute(int, int, int, int, int, int)" path="/param"/>
public sealed class ZeroPadding3DAttribute(int front, int back, int top, int bottom, int left, int right)
    : Sides3DAttribute(front, back, top, bottom, left, right)
{
    /// <summary>As many on every side.</summary>
    /// <param name="padding">Slices in front and behind, rows above and below, columns left and right.</param>
    public ZeroPadding3DAttribute(int padding = 1)
        : this(padding, padding, padding) { }

    /// <summary>As many in front as behind, as many above as below, as many left as right.</summary>
    /// <param name="depth">Slices in front and behind.</param>
    /// <param name="height">Rows above and below.</param>
    /// <param name="width">Columns left and right.</param>
    public ZeroPadding3DAttribute(int depth, int height, int width)
        : this(depth, depth, height, height, width, width) { }
}

namespace NetGen;

/// <summary>Puts rows and columns of zeros around an image. Input [height, width, channels], output [top + height + bottom, left + width +
/// right, channels].</summary>
/// <inheritdoc cref="SidesAttribute(int, int, int, int)" path="/param"/>
public sealed class ZeroPadding2DAttribute(int top, int bottom, int left, int right) : SidesAttribute(top, bottom, left, right)
{
    /// <summary>As many on every side.</summary>
    /// <param name="padding">Rows above and below, columns left and right.</param>
    public ZeroPadding2DAttribute(int padding = 1)
        : this(padding, padding) { }

    /// <summary>As many above as below, as many left as right.</summary>
    /// <param name="height">Rows above and below.</param>
    /// <param name="width">Columns left and right.</param>
    public ZeroPadding2DAttribute(int height, int width)
        : this(height, height, width, width) { }
}

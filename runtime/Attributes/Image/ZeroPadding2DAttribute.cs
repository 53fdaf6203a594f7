namespace NetGen;

/// <summary>Puts rows and columns of zeros around an image. Input [height, width, channels], output [top + height + bottom, left + width +
/// right, channels].</summary>
public sealed class ZeroPadding2DAttribute : LayerAttribute
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

    /// <summary>Each side for itself.</summary>
    /// <param name="top">Rows above.</param>
    /// <param name="bottom">Rows below.</param>
    /// <param name="left">Columns left.</param>
    /// <param name="right">Columns right.</param>
    public ZeroPadding2DAttribute(int top, int bottom, int left, int right) => (Top, Bottom, Left, Right) = (top, bottom, left, right);

    /// <summary>Rows above.</summary>
    public int Top { get; }

    /// <summary>Rows below.</summary>
    public int Bottom { get; }

    /// <summary>Columns left.</summary>
    public int Left { get; }

    /// <summary>Columns right.</summary>
    public int Right { get; }
}

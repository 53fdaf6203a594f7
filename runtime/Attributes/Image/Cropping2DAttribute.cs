namespace NetGen;

/// <summary>Cuts rows and columns off an image. Input [height, width, channels], output [height - top - bottom, width - left - right,
/// channels], of which at least one row and one column must be left.</summary>
/// <inheritdoc cref="SidesAttribute(int, int, int, int)" path="/param"/>
public sealed class Cropping2DAttribute(int top, int bottom, int left, int right) : SidesAttribute(top, bottom, left, right)
{
    /// <summary>As many on every side.</summary>
    /// <param name="cropping">Rows above and below, columns left and right.</param>
    public Cropping2DAttribute(int cropping = 0)
        : this(cropping, cropping) { }

    /// <summary>As many above as below, as many left as right.</summary>
    /// <param name="height">Rows above and below.</param>
    /// <param name="width">Columns left and right.</param>
    public Cropping2DAttribute(int height, int width)
        : this(height, height, width, width) { }
}

namespace NetGen;

/// <summary>The largest value of each channel in each window of an image. What Padding.Same adds is smaller than any value. Input [height,
/// width, channels], output [rows, columns, channels].</summary>
public sealed class MaxPooling2DAttribute : Pooling2DAttribute
{
    /// <summary>With square windows.</summary>
    /// <param name="poolSize">Height and width of the window.</param>
    public MaxPooling2DAttribute(int poolSize = 2)
        : this(poolSize, poolSize) { }

    /// <summary>With windows of any height and width.</summary>
    /// <param name="poolHeight">Rows of a window.</param>
    /// <param name="poolWidth">Columns of a window.</param>
    public MaxPooling2DAttribute(int poolHeight, int poolWidth)
        : base(poolHeight, poolWidth) { }
}

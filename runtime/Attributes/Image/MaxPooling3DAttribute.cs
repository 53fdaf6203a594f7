namespace NetGen;

/// <summary>The largest value of each channel in each window of a volume. What Padding.Same adds is smaller than any value. Input [depth,
/// height, width, channels], output [slices, rows, columns, channels].</summary>
public sealed class MaxPooling3DAttribute : Pooling3DAttribute
{
    /// <summary>With windows as deep and high as they are wide.</summary>
    /// <param name="poolSize">Depth, height and width of the window.</param>
    public MaxPooling3DAttribute(int poolSize = 2)
        : this(poolSize, poolSize, poolSize) { }

    /// <summary>With windows of any depth, height and width.</summary>
    /// <param name="poolDepth">Slices of a window.</param>
    /// <param name="poolHeight">Rows of a window.</param>
    /// <param name="poolWidth">Columns of a window.</param>
    public MaxPooling3DAttribute(int poolDepth, int poolHeight, int poolWidth)
        : base(poolDepth, poolHeight, poolWidth) { }
}

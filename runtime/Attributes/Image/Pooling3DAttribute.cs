namespace NetGen;

/// <summary>What layers that pool windows of volumes have in common: the arguments of those of images, and those of one axis
/// more.</summary>
/// <param name="poolDepth">Slices of a window.</param>
/// <param name="poolHeight">Rows of a window.</param>
/// <param name="poolWidth">Columns of a window.</param>
public abstract class Pooling3DAttribute(int poolDepth, int poolHeight, int poolWidth) : Pooling2DAttribute(poolHeight, poolWidth)
{
    /// <summary>Slices of a window.</summary>
    public int PoolDepth { get; } = poolDepth;

    /// <summary>Slices from one window to the next; <see cref="PoolingAttribute.Strides"/> unless said.</summary>
    public int StrideDepth { get; set; }
}

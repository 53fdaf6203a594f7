namespace NetGen;

/// <summary>What layers that pool windows of images have in common.</summary>
/// <param name="poolHeight">Rows of a window.</param>
/// <param name="poolWidth">Columns of a window.</param>
public abstract class Pooling2DAttribute(int poolHeight, int poolWidth) : PoolingAttribute, IHasDataFormat
{
    /// <summary>Rows of a window.</summary>
    public int PoolHeight { get; } = poolHeight;

    /// <summary>Columns of a window.</summary>
    public int PoolWidth { get; } = poolWidth;

    /// <summary>Rows from one window to the next; <see cref="PoolingAttribute.Strides"/> unless said.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Columns from one window to the next; <see cref="PoolingAttribute.Strides"/> unless said.</summary>
    public int StrideWidth { get; set; }

    /// <inheritdoc cref="ImageLayerAttribute.DataFormat"/>
    public DataFormat DataFormat { get; set; }
}

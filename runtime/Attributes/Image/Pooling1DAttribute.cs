namespace NetGen;

/// <summary>What layers that pool windows of sequences have in common.</summary>
/// <param name="poolSize">Steps of a window.</param>
public abstract class Pooling1DAttribute(int poolSize) : PoolingAttribute, IHasDataFormat
{
    /// <summary>Steps of a window.</summary>
    public int PoolSize { get; } = poolSize;

    /// <inheritdoc cref="ImageLayerAttribute.DataFormat"/>
    public DataFormat DataFormat { get; set; }
}

namespace NetGen;

/// <summary>The largest value of each channel in each window. Input [height, width, channels].</summary>
/// <param name="poolSize">Height and width of the window.</param>
public sealed class MaxPooling2DAttribute(int poolSize = 2) : LayerAttribute
{
    /// <summary>Height and width of the window.</summary>
    public int PoolSize { get; } = poolSize;
}

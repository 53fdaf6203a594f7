namespace NetGen;

/// <summary>The mean of each channel in each window of a sequence. What Padding.Same adds does not count. Input [steps, channels], output
/// [windows, channels].</summary>
/// <param name="poolSize">Steps of a window.</param>
public sealed class AveragePooling1DAttribute(int poolSize = 2) : Pooling1DAttribute(poolSize);

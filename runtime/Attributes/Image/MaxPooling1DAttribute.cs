namespace NetGen;

/// <summary>The largest value of each channel in each window of a sequence. What Padding.Same adds is smaller than any value. Input [steps,
/// channels], output [windows, channels].</summary>
/// <param name="poolSize">Steps of a window.</param>
public sealed class MaxPooling1DAttribute(int poolSize = 2) : Pooling1DAttribute(poolSize);

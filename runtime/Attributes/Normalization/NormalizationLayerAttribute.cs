namespace NetGen;

/// <summary>What layers that bring values to mean 0 and variance 1 have in common: y = gamma · (x - mean) / sqrt(variance + epsilon) +
/// beta, with one gamma and one beta for each feature (an index of the last axis, unless said otherwise).</summary>
public abstract class NormalizationLayerAttribute : LayerAttribute
{
    /// <summary>Keeps the division away from 0; Keras' default is 1e-3.</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>Whether beta is added. True unless said otherwise.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether gamma is a factor. True unless said otherwise.</summary>
    public bool Scale { get; set; } = true;
}

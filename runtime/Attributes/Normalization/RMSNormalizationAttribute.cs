namespace NetGen;

/// <summary>Divides each sample, and each step or pixel of it, by the root of its mean square over the last axis: y = scale · x /
/// sqrt(mean(x²) + epsilon) (Zhang and Sennrich, 2019, arXiv:1910.07467). Output: the input's shape. Parameter scale [features].</summary>
public sealed class RMSNormalizationAttribute : LayerAttribute
{
    /// <summary>Keeps the division away from 0; Keras' default is 1e-6.</summary>
    public double Epsilon { get; set; } = 1e-6;
}

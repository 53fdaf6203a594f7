namespace NetGen;

/// <summary>Divides each sample, and each step or pixel of it, by the root of its mean square over the last axis or others: y = scale
/// · x / sqrt(mean(x²) + epsilon) (Zhang and Sennrich, 2019, arXiv:1910.07467). Output: the input's shape. Parameter scale: the lengths of
/// the axes.</summary>
public sealed class RMSNormalizationAttribute : LayerAttribute, IHasAxes
{
    /// <summary>The axes that the mean is over, in rising order: 1 is the first of a sample, -1 the last. The last alone unless said
    /// otherwise.</summary>
    public int[] Axis { get; set; } = [-1];

    /// <summary>Keeps the division away from 0; Keras' default is 1e-6.</summary>
    public double Epsilon { get; set; } = 1e-6;
}

namespace NetGen;

/// <summary>y = x where x &gt; 0, otherwise negativeSlope · x (Maas et al., 2013). Output: the input's shape.</summary>
/// <param name="negativeSlope">The slope below 0; at least 0.</param>
public sealed class LeakyReLUAttribute(double negativeSlope = 0.3) : LayerAttribute
{
    /// <summary>The slope below 0; at least 0.</summary>
    public double NegativeSlope { get; } = negativeSlope;
}

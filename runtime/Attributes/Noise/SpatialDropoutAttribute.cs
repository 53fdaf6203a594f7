namespace NetGen;

/// <summary>What layers have in common that drop whole channels of a sample.</summary>
/// <param name="rate">The probability, in [0, 1).</param>
public abstract class SpatialDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability, in [0, 1).</summary>
    public double Rate { get; } = rate;

    /// <summary>A seed for this layer's random numbers alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}

namespace NetGen;

/// <summary>In training adds normal noise with mean 0. In inference nothing.</summary>
/// <param name="standardDeviation">Of the noise; positive.</param>
public sealed class GaussianNoiseAttribute(double standardDeviation) : LayerAttribute
{
    /// <summary>Of the noise; positive.</summary>
    public double StandardDeviation { get; } = standardDeviation;

    /// <summary>A seed for this layer's random numbers alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}

namespace NetGen;

/// <summary>In training sets each value to 0 with probability rate and scales the others by 1 / (1 - rate) (Srivastava et al., 2014). In
/// inference nothing.</summary>
/// <param name="rate">The probability, in [0, 1).</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability, in [0, 1).</summary>
    public double Rate { get; } = rate;

    /// <summary>A seed for this layer's random numbers alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}

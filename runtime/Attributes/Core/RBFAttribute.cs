namespace NetGen;

/// <summary>Radial basis functions: y_u = exp(-gamma_u · |x - center_u|²). Input [in], output [units]; centers [units, in], gamma [units],
/// starting at 1 / in.</summary>
/// <param name="units">Outputs.</param>
public sealed class RBFAttribute(int units) : LayerAttribute
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;

    /// <summary>How the centers start; RandomNormal with deviation 0.05 unless said otherwise.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>A seed for this layer's random numbers alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}

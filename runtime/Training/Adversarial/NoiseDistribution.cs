namespace NetGen;

/// <summary>What a generator's noise is drawn from.</summary>
public enum NoiseDistribution
{
    /// <summary>Mean 0, deviation 1.</summary>
    Normal,

    /// <summary>From -1 to 1.</summary>
    Uniform,
}

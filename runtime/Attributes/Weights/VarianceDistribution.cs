namespace NetGen;

/// <summary>How a VarianceScaling initializer draws.</summary>
public enum VarianceDistribution
{
    /// <summary>Normal, redrawn beyond two deviations and widened so that the variance after it is the one asked for.</summary>
    TruncatedNormal,

    /// <summary>Normal.</summary>
    UntruncatedNormal,

    /// <summary>Uniform in ±sqrt(3 · variance).</summary>
    Uniform,
}

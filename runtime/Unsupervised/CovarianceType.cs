namespace NetGen;

/// <summary>What the components of a <see cref="GaussianMixture"/> may look like.</summary>
public enum CovarianceType
{
    /// <summary>Each value has a variance of its own, and values are independent.</summary>
    Diagonal,

    /// <summary>A whole matrix: ellipsoids of any direction.</summary>
    Full,
}

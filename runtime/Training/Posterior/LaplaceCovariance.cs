namespace NetGen;

/// <summary>What of the posterior's precision <see cref="LaplaceApproximation{T}"/> keeps.</summary>
public enum LaplaceCovariance
{
    /// <summary>All of it: a matrix of parameters by parameters.</summary>
    Full,

    /// <summary>Its diagonal, as if parameters did not depend on each other: variances come out too small.</summary>
    Diagonal,
}

namespace NetGen.CompilerServices;

/// <summary>Which matrix of second derivatives.</summary>
internal enum CurvatureKind
{
    /// <summary>Jᵀ H J.</summary>
    GaussNewton,

    /// <summary>All of them.</summary>
    Hessian,
}

namespace NetGen.Generator.Programs;

/// <summary>The two products of second derivatives with a vector: from samples and a direction of parameters to z and how it changes along
/// it, and back from what the loss makes of these to the product.</summary>
/// <param name="GaussNewton">Without the second derivatives of the network itself.</param>
/// <param name="Hessian">With them.</param>
internal sealed record CurvaturePasses<TPass>(TPass GaussNewton, TPass Hessian)
    where TPass : class;

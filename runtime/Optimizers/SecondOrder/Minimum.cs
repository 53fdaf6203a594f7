namespace NetGen;

/// <summary>Where <see cref="SecondOrderOptimizer.Minimize"/> has come to.</summary>
/// <param name="Value">The value of the function.</param>
/// <param name="GradientNorm">The largest magnitude of an element of its gradient.</param>
/// <param name="Iterations">How many iterations were made.</param>
public readonly record struct Minimum(double Value, double GradientNorm, int Iterations);

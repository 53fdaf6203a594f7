namespace NetGen;

/// <summary>A function of many variables that is to become as small as it can: what a <see cref="SecondOrderOptimizer"/> asks at one point
/// after another.</summary>
public interface IObjective
{
    /// <summary>How many variables there are.</summary>
    int Length { get; }

    /// <summary>The value at a point and the gradient there. A value that is no number says that the point must not be gone to.</summary>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>A vector times the matrix of second derivatives at a point, or times one that stands for it, such as the Gauss-Newton
    /// matrix. Only <see cref="HessianFree"/> asks for it.</summary>
    /// <exception cref="NotSupportedException">Unless overridden.</exception>
    void Multiply(ReadOnlySpan<double> point, ReadOnlySpan<double> vector, Span<double> product) =>
        throw new NotSupportedException($"{GetType().Name} has no second derivatives, which {nameof(HessianFree)} asks for.");
}

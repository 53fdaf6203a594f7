namespace NetGen;

/// <summary>The harmonic mean of precision and recall, class by class: <see cref="FBetaScore"/> with a beta of 1.</summary>
/// <param name="average">How the classes' numbers become one.</param>
/// <param name="threshold">Above it an output is marked; null for the largest output of each row alone.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not between 0 and 1.</exception>
public sealed class F1Score(Averaging average = Averaging.Macro, float? threshold = null) : FBetaScore(average, 1, threshold)
{
    /// <inheritdoc/>
    public override string Name => "f1_score";
}

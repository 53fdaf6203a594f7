namespace NetGen;

/// <inheritdoc cref="BinaryCounts.Precision"/>
/// <param name="threshold">From 0 to 1: above it an output is marked.</param>
/// <param name="classId">The one class that counts; null for all outputs.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
public sealed class PrecisionScore(float threshold = 0.5f, int? classId = null) : CountMetric(threshold, classId)
{
    /// <inheritdoc/>
    public override string Name => "precision";

    private protected override double Of(CountSums counts) => counts.Precision;
}

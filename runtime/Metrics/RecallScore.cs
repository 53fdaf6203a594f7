namespace NetGen;

/// <inheritdoc cref="BinaryCounts.Recall"/>
/// <param name="threshold">From 0 to 1: above it an output is marked. Null for 0.5, or with <paramref name="topK"/> for none.</param>
/// <param name="classId">The one class that counts; null for all outputs.</param>
/// <param name="topK">Of each row only so many outputs are marked, the largest, and of equal ones the first; null for all.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
public sealed class RecallScore(float? threshold = null, int? classId = null, int? topK = null) : CountMetric(threshold, classId, topK)
{
    /// <inheritdoc/>
    public override string Name => "recall";

    private protected override double Of(CountSums counts) => counts.Recall;
}

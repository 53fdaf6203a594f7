namespace NetGen;

/// <summary>Leaves one detection of several that mean the same object.</summary>
public static class NonMaxSuppression
{
    /// <summary>Goes from the surest detection to the least sure, and drops each that meets one which is kept by more than a
    /// threshold.</summary>
    /// <param name="detections">In any order; of equal scores the first goes first.</param>
    /// <param name="iouThreshold">The <see cref="Box.IntersectionOverUnion"/> above which two detections mean one object.</param>
    /// <param name="scoreThreshold">Detections with a lower score are dropped before.</param>
    /// <param name="acrossClasses">Whether detections of different classes can mean one object, too.</param>
    /// <param name="maxDetections">The most that are kept.</param>
    /// <returns>What is kept, by falling score.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is no number from 0 to 1, or the most is negative.</exception>
    /// <exception cref="ArgumentException">A score is NaN, or a box not finite.</exception>
    public static IReadOnlyList<Detection> Apply(
        IEnumerable<Detection> detections,
        double iouThreshold = 0.5,
        float scoreThreshold = float.NegativeInfinity,
        bool acrossClasses = false,
        int maxDetections = int.MaxValue
    )
    {
        if (!(iouThreshold is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(iouThreshold),
                iouThreshold,
                FormattableString.Invariant($"An intersection over union is from 0 to 1, and so is its threshold; it is {iouThreshold}.")
            );
        if (float.IsNaN(scoreThreshold))
            throw new ArgumentOutOfRangeException(nameof(scoreThreshold), scoreThreshold, "The least score is NaN; it must be a number.");
        ArgumentOutOfRangeException.ThrowIfNegative(maxDetections);
        var kept = new List<Detection>();
        foreach (Detection next in Detection.Ranked(detections, nameof(detections)))
        {
            if (kept.Count == maxDetections || next.Score < scoreThreshold)
                break;
            if (
                !kept.Exists(other =>
                    (acrossClasses || other.Class == next.Class) && other.Box.IntersectionOverUnion(next.Box) > iouThreshold
                )
            )
                kept.Add(next);
        }
        return kept;
    }
}

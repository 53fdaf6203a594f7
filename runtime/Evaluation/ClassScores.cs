namespace NetGen;

/// <summary>How well one class is told from all others.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Counts">How its samples and the others were taken.</param>
/// <param name="Roc">The ROC curve of its scores; null without scores, or where all samples or none are of the class.</param>
/// <param name="PrecisionRecall">The precision-recall curve; null without scores, or where no sample is of the class.</param>
public sealed record ClassScores(string Name, BinaryCounts Counts, RocCurve? Roc, PrecisionRecallCurve? PrecisionRecall)
{
    /// <inheritdoc cref="BinaryCounts.Precision"/>
    public double Precision => Counts.Precision;

    /// <inheritdoc cref="BinaryCounts.Recall"/>
    public double Recall => Counts.Recall;

    /// <inheritdoc cref="BinaryCounts.F1"/>
    public double F1 => Counts.F1;

    /// <summary>The number of samples that are of the class.</summary>
    public long Support => Counts.TruePositives + Counts.FalseNegatives;

    /// <summary>The area below <see cref="Roc"/>; NaN where there is no curve.</summary>
    public double AUC => Roc?.Area ?? double.NaN;

    /// <summary>The average precision of <see cref="PrecisionRecall"/>; NaN where there is no curve.</summary>
    public double AveragePrecision => PrecisionRecall?.AveragePrecision ?? double.NaN;
}

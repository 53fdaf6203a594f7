namespace NetGen;

/// <summary>How outputs on either side of a threshold meet targets on either side of a half.</summary>
/// <param name="TruePositives">Marked, and should be.</param>
/// <param name="FalsePositives">Marked, and should not be.</param>
/// <param name="FalseNegatives">Not marked, and should be.</param>
/// <param name="TrueNegatives">Not marked, and should not be.</param>
public readonly record struct BinaryCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>TP / (TP + FP): how much of what is marked should be; 0 where nothing is marked.</summary>
    public double Precision => Sums.Precision;

    /// <summary>TP / (TP + FN), also called sensitivity or true-positive rate: how much of what should be marked is; 0 where nothing
    /// should be.</summary>
    public double Recall => Sums.Recall;

    /// <summary>TN / (TN + FP): how much of what should not be marked is not; 0 where everything should be.</summary>
    public double Specificity => Sums.Specificity;

    /// <summary>FP / (FP + TN), or 1 - <see cref="Specificity"/>; 0 where everything should be marked.</summary>
    public double FalsePositiveRate => Sums.FalsePositiveRate;

    /// <summary>(TP + TN) / all; 0 where there is nothing.</summary>
    public double Accuracy => Sums.Accuracy;

    /// <summary>The harmonic mean of precision and recall; 0 where there are no true positives.</summary>
    public double F1 => FBeta(1);

    /// <summary>(1 + beta²) P R / (beta² P + R) of precision P and recall R: recall counts beta times as much; 0 where there are no true
    /// positives.</summary>
    public double FBeta(double beta) => Sums.FBeta(beta);

    /// <summary>The same as sums of weights that are all 1.</summary>
    internal CountSums Sums => new(TruePositives, FalsePositives, FalseNegatives, TrueNegatives);

    /// <summary>The counts of both.</summary>
    public static BinaryCounts operator +(BinaryCounts a, BinaryCounts b) =>
        new(
            a.TruePositives + b.TruePositives,
            a.FalsePositives + b.FalsePositives,
            a.FalseNegatives + b.FalseNegatives,
            a.TrueNegatives + b.TrueNegatives
        );
}

namespace NetGen;

/// <summary>How outputs on either side of a threshold meet targets on either side of a half.</summary>
/// <param name="TruePositives">Marked, and should be.</param>
/// <param name="FalsePositives">Marked, and should not be.</param>
/// <param name="FalseNegatives">Not marked, and should be.</param>
/// <param name="TrueNegatives">Not marked, and should not be.</param>
public readonly record struct BinaryCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>TP / (TP + FP): how much of what is marked should be; 0 where nothing is marked.</summary>
    public double Precision => Share(TruePositives, FalsePositives);

    /// <summary>TP / (TP + FN), also called sensitivity or true-positive rate: how much of what should be marked is; 0 where nothing
    /// should be.</summary>
    public double Recall => Share(TruePositives, FalseNegatives);

    /// <summary>TN / (TN + FP): how much of what should not be marked is not; 0 where everything should be.</summary>
    public double Specificity => Share(TrueNegatives, FalsePositives);

    /// <summary>FP / (FP + TN), or 1 - <see cref="Specificity"/>; 0 where everything should be marked.</summary>
    public double FalsePositiveRate => Share(FalsePositives, TrueNegatives);

    /// <summary>(TP + TN) / all; 0 where there is nothing.</summary>
    public double Accuracy => Share(TruePositives + TrueNegatives, FalsePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall; 0 where there are no true positives.</summary>
    public double F1 => FBeta(1);

    /// <summary>(1 + beta²) P R / (beta² P + R) of precision P and recall R: recall counts beta times as much; 0 where there are no true
    /// positives.</summary>
    public double FBeta(double beta)
    {
        double square = beta * beta,
            hits = (1 + square) * TruePositives;
        return hits == 0 ? 0 : hits / (hits + square * FalseNegatives + FalsePositives);
    }

    /// <summary>The counts of both.</summary>
    public static BinaryCounts operator +(BinaryCounts a, BinaryCounts b) =>
        new(
            a.TruePositives + b.TruePositives,
            a.FalsePositives + b.FalsePositives,
            a.FalseNegatives + b.FalseNegatives,
            a.TrueNegatives + b.TrueNegatives
        );

    /// <summary>The counts with one more.</summary>
    internal BinaryCounts With(bool isMarked, bool shouldBe) =>
        (isMarked, shouldBe) switch
        {
            (true, true) => this with { TruePositives = TruePositives + 1 },
            (true, false) => this with { FalsePositives = FalsePositives + 1 },
            (false, true) => this with { FalseNegatives = FalseNegatives + 1 },
            _ => this with { TrueNegatives = TrueNegatives + 1 },
        };

    private static double Share(long part, long rest) => part == 0 ? 0 : (double)part / (part + rest);
}

namespace NetGen;

/// <summary><see cref="BinaryCounts"/> of what has weights: sums of them, and the formulas of both.</summary>
internal readonly record struct CountSums(double TruePositives, double FalsePositives, double FalseNegatives, double TrueNegatives)
{
    public double Precision => Share(TruePositives, FalsePositives);

    public double Recall => Share(TruePositives, FalseNegatives);

    public double Specificity => Share(TrueNegatives, FalsePositives);

    public double FalsePositiveRate => Share(FalsePositives, TrueNegatives);

    public double Accuracy => Share(TruePositives + TrueNegatives, FalsePositives + FalseNegatives);

    public double FBeta(double beta)
    {
        double square = beta * beta,
            hits = (1 + square) * TruePositives;
        return hits == 0 ? 0 : hits / (hits + square * FalseNegatives + FalsePositives);
    }

    /// <summary>The sums of both.</summary>
    public static CountSums operator +(CountSums a, CountSums b) =>
        new(
            a.TruePositives + b.TruePositives,
            a.FalsePositives + b.FalsePositives,
            a.FalseNegatives + b.FalseNegatives,
            a.TrueNegatives + b.TrueNegatives
        );

    /// <summary>The sums with one more.</summary>
    public CountSums With(bool isMarked, bool shouldBe, double weight) =>
        (isMarked, shouldBe) switch
        {
            (true, true) => this with { TruePositives = TruePositives + weight },
            (true, false) => this with { FalsePositives = FalsePositives + weight },
            (false, true) => this with { FalseNegatives = FalseNegatives + weight },
            _ => this with { TrueNegatives = TrueNegatives + weight },
        };

    /// <summary>One number of those of all classes: their mean, or that with what really is of each class as its weight. Without any,
    /// 0.</summary>
    public static double Mean(IEnumerable<(CountSums Counts, double Value)> classes, bool isWeighted)
    {
        double sum = 0,
            weights = 0;
        foreach ((CountSums counts, double value) in classes)
        {
            double actual = counts.TruePositives + counts.FalseNegatives,
                weight = isWeighted ? actual
                : actual + counts.FalsePositives > 0 ? 1
                : 0;
            sum += weight * value;
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private static double Share(double part, double rest) => part == 0 ? 0 : part / (part + rest);
}

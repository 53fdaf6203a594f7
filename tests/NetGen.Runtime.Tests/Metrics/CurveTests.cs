namespace NetGen.Runtime.Tests;

public class CurveTests
{
    private static readonly float[] s_scores = [0.9f, 0.8f, 0.7f, 0.7f, 0.4f, 0.2f];
    private static readonly bool[] s_positive = [true, true, false, true, false, false];

    [Fact]
    public void RocGoesFromNothingToEverything()
    {
        RocCurve curve = RocCurve.Of(s_scores, s_positive);
        Assert.Equal(
            [(0, 0), (0, 1 / 3.0), (0, 2 / 3.0), (1 / 3.0, 1), (2 / 3.0, 1), (1, 1)],
            curve.Points.Select(p => (p.FalsePositiveRate, p.TruePositiveRate))
        );
        Assert.Equal(0.7f, (float)curve.Points[3].Threshold);
        Assert.Equal(Pairs(s_scores, s_positive), curve.Area, 1e-12);
    }

    [Fact]
    public void PrecisionFallsWithRecall()
    {
        PrecisionRecallCurve curve = PrecisionRecallCurve.Of(s_scores, s_positive);
        Assert.Equal(
            [(0, 1), (1 / 3.0, 1), (2 / 3.0, 1), (1, 0.75), (1, 0.6), (1, 0.5)],
            curve.Points.Select(p => (p.Recall, p.Precision))
        );
        Assert.Equal((1 + 1 + 0.75) / 3, curve.AveragePrecision, 1e-12);
    }

    /// <summary>With many thresholds the area is that of the exact curve, which is the share of pairs in the right order.</summary>
    [Fact]
    public void AreaIsTheShareOfPairsInTheRightOrder()
    {
        var random = new Random(4);
        bool[] positive = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() < 0.3)];
        float[] scores = [.. positive.Select(p => (float)Math.Clamp(random.NextDouble() * 0.8 + (p ? 0.2 : 0), 0, 1))];
        double exact = Pairs(scores, positive);
        Assert.Equal(exact, RocCurve.Of(scores, positive).Area, 1e-12);
        Assert.Equal(exact, Area(new AUC(100_000), scores, positive), 1e-4);
        Assert.Equal(exact, Area(new AUC(), scores, positive), 0.01);
        double average = PrecisionRecallCurve.Of(scores, positive).AveragePrecision;
        Assert.Equal(average, Area(new AUC(100_000, precisionRecall: true), scores, positive), 0.01);
    }

    // Keras' documentation: thresholds 0, 0.5 and 1 give true positives 2, 1, 0 and false ones 2, 0, 0.
    [Fact]
    public void TheExampleOfKeras()
    {
        float[] scores = [0, 0.5f, 0.3f, 0.9f];
        bool[] positive = [false, false, true, true];
        Assert.Equal(0.75, Area(new AUC(3), scores, positive), 1e-12);
    }

    [Fact]
    public void CurvesNeedBothKinds()
    {
        Assert.Contains(
            "None of the 2 samples is positive",
            Assert.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [false, false])).Message
        );
        Assert.Contains("All 2 samples are positive", Assert.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [true, true])).Message);
        Assert.Contains(
            "The score of sample 1 is NaN",
            Assert.Throws<ArgumentException>(() => RocCurve.Of([1, float.NaN], [true, false])).Message
        );
        Assert.Contains("2 scores, but 1 samples", Assert.Throws<ArgumentException>(() => PrecisionRecallCurve.Of([1, 2], [true])).Message);
        Assert.Equal(0, Area(new AUC(), [0.5f], [true]));
    }

    // The share of pairs of a positive and a negative where the positive scores more, ties by half.
    private static double Pairs(float[] scores, bool[] positive)
    {
        IEnumerable<float> Of(bool kind) => scores.Where((_, i) => positive[i] == kind);
        return Of(true)
            .SelectMany(
                p => Of(false),
                (p, n) =>
                    p > n ? 1
                    : p == n ? 0.5
                    : 0
            )
            .Average();
    }

    private static double Area(Metric metric, float[] scores, bool[] positive)
    {
        MetricAccumulator accumulator = metric.Start(1);
        for (int i = 0; i < scores.Length; i++)
            accumulator.Add<float>([scores[i]], [positive[i] ? 1 : 0]);
        return accumulator.Result;
    }
}

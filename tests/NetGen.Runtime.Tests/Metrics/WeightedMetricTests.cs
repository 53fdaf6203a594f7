using System.Numerics;

namespace NetGen.Runtime.Tests;

/// <summary>Metrics of samples that do not count alike, against their formulas.</summary>
public class WeightedMetricTests
{
    private static readonly double[] s_y = [0.9, 0.6, 0.5, 0.4, 0.2, 0.8],
        s_t = [1, 0, 1, 1, 0, 1],
        s_w = [0.5, 2, 0.25, 3, 1.5, 0];

    private static readonly double s_all = s_w.Sum();

    /// <summary>Of every metric of the library: its classes, the values of six outputs and of six targets.</summary>
    public static TheoryData<string, Metric, int> All =>
        new()
        {
            { "binary", Metric.BinaryAccuracy, 1 },
            { "one-hot", Metric.CategoricalAccuracy, 3 },
            { "sparse", Metric.SparseCategoricalAccuracy, 3 },
            { "one-hot", new TopKCategoricalAccuracy(2), 3 },
            { "sparse", new SparseTopKCategoricalAccuracy(2), 3 },
            { "binary", Metric.Precision, 1 },
            { "one-hot", new RecallScore(0.3f, classId: 1), 3 },
            { "one-hot", new PrecisionScore(topK: 2), 3 },
            { "binary", new BinaryAccuracy(0.3f), 1 },
            { "binary", Metric.Specificity, 1 },
            { "binary", Metric.FalsePositiveRate, 1 },
            { "one-hot", Metric.F1Score, 3 },
            { "one-hot", new FBetaScore(Averaging.Micro, 2), 3 },
            { "one-hot", new FBetaScore(Averaging.Weighted, 0.5f, 0.3f), 3 },
            { "binary", Metric.AUC, 1 },
            { "binary", new AUC(precisionRecall: true), 1 },
            { "one-hot", Metric.LogLoss, 3 },
            { "sparse", Metric.MeanIoU, 3 },
            { "one-hot", new MeanIoU(sparse: false), 3 },
            { "real", Metric.RootMeanSquaredError, 2 },
            { "real", Metric.R2Score, 2 },
            { "real", new R2Score(ClassAggregation.VarianceWeightedAverage), 2 },
            { "real", Metric.MeanAbsoluteError, 2 },
            { "real", Metric.Of(new Huber()), 2 },
        };

    [Theory]
    [MemberData(nameof(All))]
    public void AWholeWeightIsAsManySamples(string targets, Metric metric, int classes)
    {
        int[] weights = [2, 0, 1, 3, 1, 5];
        (double[] y, double[] t) = Samples(targets, classes);
        int length = t.Length / 6;
        int[] repeated = [.. Enumerable.Range(0, 6).SelectMany(i => Enumerable.Repeat(i, weights[i]))];
        double expected = Result(
            metric,
            classes,
            [.. repeated.SelectMany(i => y[(i * classes)..((i + 1) * classes)])],
            [.. repeated.SelectMany(i => t[(i * length)..((i + 1) * length)])],
            [.. repeated.Select(_ => 1.0)]
        );
        // What has the weight 0 may be anything.
        Array.Fill(y, double.NaN, classes, classes);
        Array.Fill(t, -7, length, length);
        Assert.True(double.IsFinite(expected));
        Assert.Equal(expected, Result(metric, classes, y, t, [.. weights.Select(w => (double)w)]), 1e-12);
        // A factor of all weights changes nothing: they are no numbers of samples.
        Assert.Equal(expected, Result(metric, classes, y, t, [.. weights.Select(w => w / 1024.0)]), 1e-12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NoWeightAtAllIsNoSample(string targets, Metric metric, int classes)
    {
        (double[] y, double[] t) = Samples(targets, classes);
        Assert.Equal(metric.Start(classes).Result, Result(metric, classes, y, t, new double[6]));
    }

    [Fact]
    public void MeansAreOverTheSumOfWeights()
    {
        double Mean(Func<int, double> of) => Enumerable.Range(0, 6).Sum(i => s_w[i] * of(i)) / s_all;
        double Log(int i) => -(s_t[i] * Math.Log(s_y[i]) + (1 - s_t[i]) * Math.Log(1 - s_y[i]));
        Is(Mean(i => (s_y[i] > 0.5 ? 1 : 0) == s_t[i] ? 1 : 0), Metric.BinaryAccuracy);
        Is(Mean(i => Math.Abs(s_y[i] - s_t[i])), Metric.MeanAbsoluteError);
        Is(Mean(i => Math.Pow(s_y[i] - s_t[i], 2)), Metric.MeanSquaredError);
        Is(Math.Sqrt(Mean(i => Math.Pow(s_y[i] - s_t[i], 2))), Metric.RootMeanSquaredError);
        Is(Mean(Log), Metric.LogLoss);
        Is(Mean(Log), Metric.Of(Loss.BinaryCrossentropy), 1e-6);
        double middle = Mean(i => s_t[i]);
        Is(1 - Mean(i => Math.Pow(s_y[i] - s_t[i], 2)) / Mean(i => Math.Pow(s_t[i] - middle, 2)), Metric.R2Score);
    }

    [Fact]
    public void CountsAreSumsOfWeights()
    {
        double Sum(bool marked, bool is1) =>
            Enumerable.Range(0, 6).Where(i => s_y[i] > 0.5 == marked && s_t[i] == 1 == is1).Sum(i => s_w[i]);
        double tp = Sum(true, true),
            fp = Sum(true, false),
            fn = Sum(false, true),
            tn = Sum(false, false);
        Assert.Equal((0.5, 2.0, 3.25, 1.5), (tp, fp, fn, tn));
        Is(tp / (tp + fp), Metric.Precision);
        Is(tp / (tp + fn), Metric.Recall);
        Is(tn / (tn + fp), Metric.Specificity);
        Is(fp / (tn + fp), Metric.FalsePositiveRate);
        Is(5 * tp / (5 * tp + 4 * fn + fp), new FBetaScore(beta: 2, threshold: 0.5f));
        // The weight of pairs that are the right way round, over that of all pairs of one kind and the other.
        double pairs = 0,
            right = 0;
        for (int i = 0; i < 6; i++)
        for (int j = 0; j < 6; j++)
            if (s_t[i] == 1 && s_t[j] == 0)
            {
                pairs += s_w[i] * s_w[j];
                right += s_w[i] * s_w[j] * (s_y[i] > s_y[j] ? 1 : 0);
            }
        Is(right / pairs, Metric.AUC);
    }

    // Three classes: the first is right with 1 and taken for the second with 2; the third is right with 0.5, and the second is with 4.
    [Fact]
    public void ClassesAreWeighedToo()
    {
        double[] y = [0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.1, 0.2, 0.7, 0, 1, 0],
            w = [1, 2, 0.5, 4];
        double first = 2 * 1 / (2 * 1 + 2.0),
            second = 2 * 4 / (2 * 4 + 2.0);
        double Of(Metric metric, params double[] t) => Result(metric, 3, y, t, w);
        double[] oneHot = [1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0];
        Assert.Equal((first + second + 1) / 3, Of(Metric.F1Score, oneHot), 1e-12);
        Assert.Equal((3 * first + 4 * second + 0.5) / 7.5, Of(new F1Score(Averaging.Weighted), oneHot), 1e-12);
        Assert.Equal(5.5 / 7.5, Of(new F1Score(Averaging.Micro), oneHot), 1e-12);
        Assert.Equal((1 / 3.0 + 4 / 6.0 + 1) / 3, Of(Metric.MeanIoU, 0, 0, 2, 1), 1e-12);
        Assert.Equal(5.5 / 7.5, Of(Metric.SparseCategoricalAccuracy, 0, 0, 2, 1), 1e-12);
    }

    private static void Is(double expected, Metric metric, double tolerance = 1e-12) =>
        Assert.Equal(expected, Result(metric, 1, s_y, s_t, s_w), tolerance);

    private static (double[] Outputs, double[] Targets) Samples(string targets, int classes)
    {
        var random = new Random(3);
        double[] y = [.. Enumerable.Range(0, 6 * classes).Select(_ => random.NextDouble())];
        int[] labels = [0, 2, 1, 2, 0, 1];
        return (
            y,
            targets switch
            {
                "binary" => [1, 0, 1, 0, 0, 1],
                "sparse" => [.. labels.Select(label => (double)label)],
                "one-hot" => [.. labels.SelectMany(label => Enumerable.Range(0, classes).Select(j => j == label ? 1.0 : 0))],
                _ => [.. Enumerable.Range(0, 6 * classes).Select(_ => random.NextDouble())],
            }
        );
    }

    private static double Result<T>(Metric metric, int classes, T[] outputs, T[] targets, T[] weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var accumulator = Assert.IsAssignableFrom<WeightedAccumulator>(metric.Start(classes));
        accumulator.AddBatch<T>(outputs, targets, weights);
        return accumulator.Result;
    }
}

namespace NetGen.Runtime.Tests;

/// <summary>Metrics that are made of counts, against their formulas and, where a table gives one, the published number.</summary>
public class CountTests
{
    /// <summary>Two models of an imbalanced set of three classes, from raw labels: the one with the lower accuracy is better by
    /// F1.</summary>
    [Theory]
    [InlineData(new[] { 150, 30, 20, 0, 9, 1, 2, 0, 8 }, 0.76, 0.62)]
    [InlineData(new[] { 198, 2, 0, 9, 1, 0, 4, 4, 2 }, 0.91, 0.53)]
    public void F1SeesRareClassesThatAccuracyDoesNot(int[] counts, double accuracy, double f1)
    {
        int[] cells = [.. counts.SelectMany((count, cell) => Enumerable.Repeat(cell, count))],
            actual = [.. cells.Select(cell => cell / 3)],
            predicted = [.. cells.Select(cell => cell % 3)];
        ConfusionMatrix matrix = ConfusionMatrix.Of(actual, predicted, 3);
        Assert.Equal(accuracy, Math.Round(matrix.Accuracy, 2));
        Assert.Equal(f1, Math.Round(matrix.F1, 2));

        float[] OneHot(int[] labels) => [.. labels.SelectMany(l => Enumerable.Range(0, 3).Select(j => j == l ? 1f : 0))];
        double mean = Enumerable.Range(0, 3).Average(i => matrix.Counts(i).F1);
        Assert.Equal(mean, matrix.Average(Averaging.Macro, c => c.F1), 1e-12);
        Assert.Equal(mean, Result(Metric.F1Score, 3, OneHot(predicted), OneHot(actual)), 1e-12);
        Assert.Equal(matrix.Accuracy, Result(new F1Score(Averaging.Micro), 3, OneHot(predicted), OneHot(actual)), 1e-12);
        double weighted = Enumerable.Range(0, 3).Sum(i => (double)actual.Count(a => a == i) / actual.Length * matrix.Counts(i).F1);
        Assert.Equal(weighted, matrix.Average(Averaging.Weighted, c => c.F1), 1e-12);
        double information = 0;
        for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            if (matrix[i, j] > 0)
            {
                double Share(Func<int, bool> holds) => cells.Count(holds) / (double)cells.Length;
                double both = Share(c => c == 3 * i + j);
                information += both * Math.Log(both / (Share(c => c / 3 == i) * Share(c => c % 3 == j)));
            }
        Assert.Equal(information, matrix.MutualInformation, 1e-12);
    }

    [Fact]
    public void OneClassAgainstTheOthers()
    {
        float[] y = [0.9f, 0.6f, 0.5f, 0.4f, 0.2f, 0.8f],
            t = [1, 0, 1, 1, 0, 1];
        // Above a half: 0.9, 0.6 and 0.8; two of them rightly. 0.5 is not above.
        Assert.Equal(2 / 3.0, Result(Metric.Precision, 1, y, t), 1e-12);
        Assert.Equal(2 / 4.0, Result(Metric.Recall, 1, y, t), 1e-12);
        Assert.Equal(1 / 2.0, Result(Metric.Specificity, 1, y, t), 1e-12);
        Assert.Equal(1 / 2.0, Result(Metric.FalsePositiveRate, 1, y, t), 1e-12);
        Assert.Equal(5 * (2 / 3.0) * 0.5 / (4 * (2 / 3.0) + 0.5), Result(new FBetaScore(beta: 2, threshold: 0.5f), 1, y, t), 1e-12);
        Assert.Equal(1, Result(new RecallScore(0.3f), 1, y, t));
        // The second of two classes: 0.6 and 0.8 above, the latter rightly; 0.4 should be, too.
        Assert.Equal(1 / 2.0, Result(new PrecisionScore(classId: 1), 2, y, t), 1e-12);
        Assert.Equal(1 / 2.0, Result(new RecallScore(classId: 1), 2, y, t), 1e-12);
    }

    [Fact]
    public void WhatIsNotThereCountsForNothing()
    {
        Assert.Equal(0, Result(Metric.Precision, 1, [0.1f], [1]));
        Assert.Equal(0, Result(Metric.Recall, 1, [0.9f], [0]));
        Assert.Equal(0, Result(Metric.Specificity, 1, [0.1f], [1]));
        // The third class is neither among targets nor predictions.
        Assert.Equal(1, Result(Metric.F1Score, 3, [1, 0, 0, 0, 1, 0], [1, 0, 0, 0, 1, 0]));
        Assert.Equal(1, Result(Metric.MeanIoU, 3, [1, 0, 0, 0, 1, 0], [0, 1]));
        Assert.Equal(0, Result(Metric.F1Score, 2, [], []));
    }

    [Fact]
    public void RegionsMeet()
    {
        // Class 0: one of two that meet in three; class 1: one of two.
        float[] y = [0.9f, 0.1f, 0.8f, 0.2f, 0.3f, 0.7f];
        Assert.Equal((1 / 2.0 + 1 / 2.0) / 2, Result(Metric.MeanIoU, 2, y, [0, 1, 1]), 1e-12);
        Assert.Equal((1 / 2.0 + 1 / 2.0) / 2, Result(new MeanIoU(sparse: false), 2, y, [1, 0, 0, 1, 0, 1]), 1e-12);
    }

    [Fact]
    public void TheLargestOutputsMayBeTaken()
    {
        float[] y = [0.1f, 0.4f, 0.2f, 0.3f, 0.25f, 0.25f, 0.25f, 0.25f];
        // Of equal outputs all are in, if the first is.
        Assert.Equal(1, Result(new SparseTopKCategoricalAccuracy(2), 4, y, [3, 2]));
        Assert.Equal(1, Result(new SparseTopKCategoricalAccuracy(2), 4, y, [1, 1]));
        Assert.Equal(1, Result(new TopKCategoricalAccuracy(2), 4, y, [0, 0, 0, 1, 0, 0, 1, 0]));
        Assert.Equal(1 / 2.0, Result(new SparseTopKCategoricalAccuracy(1), 4, y, [3, 3]));
        Assert.Equal(1 / 2.0, Result(new SparseTopKCategoricalAccuracy(2), 4, y, [0, 0]));
        Assert.Equal(1, Result(new SparseTopKCategoricalAccuracy(3), 4, y, [2, 2]));
        Assert.Equal(1 / 2.0, Result(new SparseTopKCategoricalAccuracy(2), 4, [0.5f, 0.5f, 0.5f, 0, 1, 0.5f, 0.5f, 0.5f], [3, 3]));
        // What is not finite is out, wherever it stands, and so is a class that there is not.
        Assert.Equal(0, Result(new SparseTopKCategoricalAccuracy(1), 3, [float.NaN, 0.5f, 0.2f], [2]));
        Assert.Equal(0, Result(new SparseTopKCategoricalAccuracy(2), 3, [float.NaN, 0.5f, 0.2f], [0]));
        Assert.Equal(0, Result(new SparseTopKCategoricalAccuracy(2), 3, [float.PositiveInfinity, 0.5f, 0.2f], [0]));
        Assert.Equal(0, Result(new SparseTopKCategoricalAccuracy(2), 3, [0.1f, 0.5f, 0.2f], [-1]));
        // Accuracies take the first of equals, as argmax does.
        Assert.Equal(1 / 2.0, Result(Metric.SparseCategoricalAccuracy, 3, [0.5f, 0.5f, 0, 0.5f, 0.5f, 0], [0, 1]));
        Assert.Equal(1, Result(Metric.CategoricalAccuracy, 3, [0.5f, 0.5f, 0], [1, 1, 0]));
    }

    [Fact]
    public void MarksMayBeThoseOfTheLargestOutputs()
    {
        // Above a half, and among two of each row: of the equal outputs of the second row the first two.
        float[] y = [0.6f, 0.1f, 0.7f, 0.8f, 0.4f, 0.4f, 0.4f, 0.4f],
            t = [1, 0, 0, 1, 0, 1, 1, 0];
        Assert.Equal(2 / 4.0, Result(new PrecisionScore(topK: 2), 4, y, t), 1e-12);
        Assert.Equal(2 / 4.0, Result(new RecallScore(topK: 2), 4, y, t), 1e-12);
        Assert.Equal(1 / 2.0, Result(new PrecisionScore(0.5f, topK: 2), 4, y, t), 1e-12);
        Assert.Equal(1 / 4.0, Result(new RecallScore(0.5f, topK: 2), 4, y, t), 1e-12);
        Assert.Equal(2 / 3.0, Result(new PrecisionScore(), 4, y, t), 1e-12);
        // The third class is marked in the first row alone, wrongly.
        Assert.Equal(0, Result(new PrecisionScore(classId: 2, topK: 2), 4, y, t));
        Assert.Equal(1, Result(new PrecisionScore(classId: 1, topK: 2), 4, y, t));
        // Without topK a number below 0 is above no threshold; with it the largest are marked wherever they lie.
        Assert.Equal(1, Result(new RecallScore(topK: 1), 2, [-3, -2], [0, 1]));
        Assert.Equal(0, Result(new RecallScore(topK: 2), 3, [float.NaN, 1, 2], [1, 0, 0]));
        Assert.Contains("at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => new PrecisionScore(topK: 0)).Message);
    }

    [Fact]
    public void AnAccuracyTakesItsThreshold()
    {
        float[] y = [0.5f, 0.3f, 0.31f, -1],
            t = [1, 0, 1, 0];
        Assert.Equal(2 / 4.0, Result(Metric.BinaryAccuracy, 1, y, t));
        Assert.Equal(1, Result(new BinaryAccuracy(0.3f), 1, y, t));
        Assert.Equal(3 / 4.0, Result(new BinaryAccuracy(threshold: 0), 1, y, t));
        Assert.Contains("finite", Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryAccuracy(float.NaN)).Message);
    }

    [Fact]
    public void ColumnsThatVaryMayCountForMore()
    {
        // Residuals 0, 16 and 1, deviations 2, 8 and 0.
        float[] y = [1, 1, 5, 3, 1, 6],
            t = [1, 1, 5, 3, 5, 5];
        Assert.Equal((1 + (1 - 16 / 8.0) + 0) / 3, Result(Metric.R2Score, 3, y, t), 1e-12);
        var weighted = new R2Score(ClassAggregation.VarianceWeightedAverage);
        Assert.Equal((2 * 1 + 8 * (1 - 16 / 8.0)) / 10, Result(weighted, 3, y, t), 1e-12);
        // Where nothing varies all columns count alike.
        Assert.Equal(1 / 2.0, Result(weighted, 2, [2, 3, 2, 3.5f], [2, 3, 2, 3]), 1e-12);
        Says.That<ArgumentOutOfRangeException>("no such aggregation", () => new R2Score((ClassAggregation)7));
    }

    [Fact]
    public void RegressionIsMeasured()
    {
        float[] y = [1, 2, 3, 5],
            t = [1, 3, 3, 1];
        Assert.Equal(Math.Sqrt(17 / 4.0), Result(Metric.RootMeanSquaredError, 1, y, t), 1e-12);
        Assert.Equal(1 - 17 / 4.0, Result(Metric.R2Score, 1, y, t), 1e-12);
        // Columns 1, 3 | 3, 5 against 1, 3 | 3, 1: residuals 0 and 16, deviations 2 and 2.
        Assert.Equal((1 - 0 / 2.0 + 1 - 16 / 2.0) / 2, Result(Metric.R2Score, 2, [1, 3, 3, 5], [1, 3, 3, 1]), 1e-12);
        Assert.Equal(0, Result(Metric.R2Score, 1, [1, 2], [2, 2]));
        Assert.Equal(1, Result(Metric.R2Score, 1, [2, 2], [2, 2]));
        Assert.Equal(-(Math.Log(0.75) + Math.Log(0.5)) / 2, Result(Metric.LogLoss, 1, [0.75f, 0.5f], [1, 0]), 1e-7);
        Assert.Equal(-Math.Log(0.5), Result(Metric.LogLoss, 2, [0.5f, 0.5f], [0, 1]), 1e-7);
        Assert.Equal(-1, Result(Metric.Of(Loss.CosineSimilarity), 2, [3, 4], [6, 8]), 1e-6);
    }

    private static double Result(Metric metric, int classes, float[] outputs, float[] targets)
    {
        MetricAccumulator accumulator = metric.Start(classes);
        int samples = outputs.Length / classes;
        for (int i = 0; i < samples; i++)
        {
            int length = targets.Length / samples;
            accumulator.Add<float>(outputs.AsSpan(i * classes, classes), targets.AsSpan(i * length, length));
        }
        return accumulator.Result;
    }
}

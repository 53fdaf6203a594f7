namespace NetGen.Runtime.Tests;

public class MetricTests
{
    [Fact]
    public void AccuraciesCountWhatIsRight()
    {
        Assert.Equal(0.75, Result(Metric.BinaryAccuracy, 2, [0.9f, 0.2f, 0.4f, 0.5f], [1, 0, 1, 0]));
        Assert.Equal(2 / 3.0, Result(Metric.CategoricalAccuracy, 2, [0.9f, 0.1f, 0.4f, 0.6f, 0.5f, 0.5f], [1, 0, 1, 0, 1, 0]), 1e-12);
        Assert.Equal(2 / 3.0, Result(Metric.SparseCategoricalAccuracy, 2, [0.9f, 0.1f, 0.4f, 0.6f, 0.5f, 0.5f], [0, 0, 0]), 1e-12);
        Assert.Equal(
            0.5,
            Result(Metric.SparseCategoricalAccuracy, 2, [0.9f, 0.1f, 0.4f, 0.6f, 0.5f, 0.6f, 1, 0], [0, 0, 1, 1], samples: 2)
        );
        Assert.Equal(2.5, Result(Metric.MeanSquaredError, 1, [1, 2], [0, 0]));
        Assert.Equal(1.5, Result(Metric.MeanAbsoluteError, 1, [1, -2], [0, 0]));
    }

    [Fact]
    public void NamesAreKeras()
    {
        Assert.Equal(
            ["binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy", "mean_squared_error", "mean_absolute_error"],
            new[]
            {
                Metric.BinaryAccuracy,
                Metric.CategoricalAccuracy,
                Metric.SparseCategoricalAccuracy,
                Metric.MeanSquaredError,
                Metric.MeanAbsoluteError,
            }.Select(m => m.Name)
        );
    }

    [Fact]
    public void AccumulatorsAreIndependentAndForget()
    {
        MetricAccumulator a = Metric.BinaryAccuracy.Start(1),
            b = Metric.BinaryAccuracy.Start(1);
        a.Add<float>([1], [1]);
        b.Add<float>([1], [0]);
        Assert.Equal((1.0, 0.0), (a.Result, b.Result));
        a.Reset();
        Assert.True(double.IsNaN(a.Result));
    }

    [Fact]
    public void ConfusionMatrixCounts()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add<float>(0, [0.9f, 0.1f]);
        matrix.Add<float>(1, [0.9f, 0.1f]);
        matrix.Add(1, 1);
        matrix.Add(1, 1);
        Assert.Equal((1, 0, 1, 2), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
        Assert.Equal(0.75, matrix.Accuracy);
        Assert.Equal("actual \\ predicted\n     0  1  recall\n  0  1  0 100.0 %\n  1  1  2  66.7 %\n", matrix.ToString());
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(2, 0)).Message);
    }

    private static double Result(Metric metric, int classes, float[] outputs, float[] targets, int? samples = null)
    {
        MetricAccumulator accumulator = metric.Start(classes);
        accumulator.AddBatch<float>(samples ?? outputs.Length / classes, outputs, targets);
        return accumulator.Result;
    }
}

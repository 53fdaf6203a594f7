namespace NetGen.Runtime.Tests;

/// <summary>Weighted metrics in training and evaluation: their keys, and which weights they know.</summary>
public class WeightedReportTests
{
    private const string Accuracy = "sparse_categorical_accuracy";
    private static readonly float[] s_x = [1, 0, 0, 1, 1, 1, -1, 0.5f];
    private static readonly float[] s_labels = [0, 1, 1, 2];
    private static readonly Dataset s_data = new(s_x, s_labels, [2], [1]);

    [Fact]
    public void KeysAreKeras()
    {
        Assert.Equal(["loss", "log_loss"], Keys([], [Metric.LogLoss]));
        Assert.Equal(["loss", "log_loss", "weighted_log_loss", "auc"], Keys([Metric.LogLoss], [Metric.LogLoss, Metric.AUC]));

        static IEnumerable<string> Keys(IReadOnlyList<Metric> metrics, IReadOnlyList<Metric> weighted) =>
            new LinearNetwork<float>(2, 1, Activation.Sigmoid)
                .Evaluate(new Dataset(s_x, [0, 1, 1, 0], [2], [1]), Loss.BinaryCrossentropy, metrics, weightedMetrics: weighted)
                .Scores.Keys;
    }

    [Fact]
    public void TrainingKnowsWeightsOfSamplesAndClassesAndValidationItsOwn()
    {
        var network = new LinearNetwork<double>(2, 3, Activation.Softmax);
        network.SetParameters([1, 0, 0, 0, 1, 0]);
        double[] right = [.. Enumerable.Range(0, 4).Select(i => Score(network, s_data.Select(i)))];
        Assert.Equal([1, 1, 0, 0], right);
        float[] weights = [2, 0, 1, 3],
            others = [0, 0, 4, 1];
        double[] both = [2, 0, 1, 3 * 5];
        History history = network.Fit(
            s_data.WithSampleWeights(weights),
            new FitOptions
            {
                Loss = Loss.SparseCategoricalCrossentropy,
                // Nothing moves: what is expected can be computed before.
                Optimizer = new SGD(0),
                Metrics = [Metric.SparseCategoricalAccuracy],
                WeightedMetrics = [Metric.SparseCategoricalAccuracy, Metric.Of(Loss.SparseCategoricalCrossentropy)],
                ClassWeights = new Dictionary<int, float> { [2] = 5 },
                Validation = s_data.WithSampleWeights(others),
                BatchSize = 3,
            }
        );
        Assert.Equal(right.Average(), history[Accuracy][0], 1e-12);
        Assert.Equal(Mean(right, both), history["weighted_" + Accuracy][0], 1e-12);
        Assert.Equal(right.Average(), history["val_" + Accuracy][0], 1e-12);
        Assert.Equal(Mean(right, [.. others.Select(w => (double)w)]), history["val_weighted_" + Accuracy][0], 1e-12);
        // The loss is over the number of samples, the metric over the sum of weights.
        Assert.Equal(history["loss"][0] * 4 / both.Sum(), history["sparse_categorical_crossentropy"][0], 1e-12);
        Assert.Equal(
            Mean(right, [.. weights.Select(w => (double)w)]),
            network.Evaluate(
                s_data.WithSampleWeights(weights),
                Loss.SparseCategoricalCrossentropy,
                batchSize: 3,
                weightedMetrics: [Metric.SparseCategoricalAccuracy]
            )[Accuracy],
            1e-12
        );
        // Without weights it is the metric.
        Assert.Equal(
            right.Average(),
            network.Evaluate(s_data, Loss.SparseCategoricalCrossentropy, weightedMetrics: [Metric.SparseCategoricalAccuracy])[Accuracy],
            1e-12
        );
    }

    [Fact]
    public void FoldsReportThem()
    {
        CrossValidation folds = s_data
            .WithSampleWeights([1, 2, 3, 4])
            .CrossValidate(
                2,
                fold => new LinearNetwork<float>(2, 3, Activation.Softmax, seed: fold),
                new FitOptions
                {
                    Loss = Loss.SparseCategoricalCrossentropy,
                    WeightedMetrics = [Metric.SparseCategoricalAccuracy],
                    Epochs = 1,
                }
            );
        Assert.All(folds.Scores, scores => Assert.Contains(Accuracy, scores.Scores.Keys));
    }

    [Fact]
    public void WhatKnowsNoWeightsIsRefusedBeforeTheFirstStep()
    {
        Says(
            () => Fit(new FitOptions { WeightedMetrics = [new Latest()], Loss = Loss.MeanSquaredError }),
            "latest knows of no weights",
            "Last"
        );
        Says(
            () => Fit(new FitOptions { WeightedMetrics = [Metric.AUC, Metric.AUC], Loss = Loss.BinaryCrossentropy }, Activation.Sigmoid),
            "Metrics must have names of their own"
        );
        Says(
            () => Fit(new FitOptions { WeightedMetricsOf = { ["a"] = [] }, Loss = Loss.MeanSquaredError }),
            "WeightedMetricsOf is for networks of several outputs",
            "Set WeightedMetrics instead of 'a'"
        );
        Assert.Throws<ArgumentNullException>(() => Fit(new FitOptions { WeightedMetrics = null!, Loss = Loss.MeanSquaredError }));

        static void Fit(FitOptions options, Activation link = Activation.Linear)
        {
            var network = new LinearNetwork<float>(2, 1, link);
            float[] before = network.Parameters;
            try
            {
                network.Fit(new Dataset(s_x, [0, 1, 1, 0], [2], [1]), options);
            }
            finally
            {
                Assert.Equal(before, network.Parameters);
            }
        }

        static void Says(Action action, params string[] parts)
        {
            string message = Assert.Throws<ArgumentException>(action).Message;
            Assert.All(parts, part => Assert.Contains(part, message));
        }
    }

    private static double Score(LinearNetwork<double> network, Dataset data) =>
        network.Evaluate(data, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])[Accuracy];

    private static double Mean(double[] values, double[] weights) => values.Zip(weights, (v, w) => v * w).Sum() / weights.Sum();

    /// <summary>A metric of one's own whose accumulator knows of no weights.</summary>
    private sealed class Latest : Metric
    {
        public override string Name => "latest";

        public override MetricAccumulator Start(int classes) => new Last();

        private sealed class Last : MetricAccumulator
        {
            private double _last = double.NaN;

            public override double Result => _last;

            public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target) => _last = double.CreateTruncating(output[0]);

            public override void Reset() => _last = double.NaN;
        }
    }
}

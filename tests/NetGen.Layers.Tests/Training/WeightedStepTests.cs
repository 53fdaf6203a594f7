using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Weighted metrics of outputs that have several rows, and of steps that may be padding.</summary>
public class WeightedStepTests
{
    private const int N = 5,
        Rows = 4;
    private const string Steps = "[Input(4, 2)] [GRU(3, ReturnSequences = true)] [Dense(3, Activation.Softmax)]";
    private const string Masked = "[Input(4, 2)] [Masking] [GRU(3, ReturnSequences = true)] [Dense(3, Activation.Softmax)]";

    [Theory]
    [InlineData(Steps, false)]
    [InlineData(Steps, true)]
    [InlineData(Masked, false)]
    [InlineData(Masked, true)]
    public void AWeightIsThatOfASampleOrOfEachOfItsRows(string declaration, bool perStep)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration).Double();
        var random = new Random(1);
        double[] inputs = [.. Enumerable.Range(0, N * Rows * 2).Select(_ => 2 * random.NextDouble() - 1)],
            targets = [.. Enumerable.Range(0, N * Rows).Select(_ => (double)random.Next(3))],
            y = new double[N * Rows * 3];
        float[] weights = [.. Enumerable.Range(0, perStep ? N * Rows : N).Select(i => i % 3 * 0.75f)];
        bool isMasked = declaration == Masked;
        // The last step of every other sample is padding.
        if (isMasked)
            for (int i = 0; i < N; i += 2)
                inputs.AsSpan(i * 8 + 6, 2).Clear();
        net.Predict(inputs, y);
        double right = 0,
            distance = 0,
            all = 0;
        for (int row = 0; row < N * Rows; row++)
        {
            if (isMasked && row % Rows == Rows - 1 && row / Rows % 2 == 0)
                continue;
            double w = weights[perStep ? row : row / Rows];
            all += w;
            right += w * (y[row * 3 + (int)targets[row]] == y[(row * 3)..(row * 3 + 3)].Max() ? 1 : 0);
            distance -= w * Math.Log(y[row * 3 + (int)targets[row]]);
        }
        Evaluation scores = net.Evaluate(
            new Dataset(inputs, targets, [4, 2], [4]).WithSampleWeights(weights),
            Loss.SparseCategoricalCrossentropy,
            batchSize: 2,
            weightedMetrics: [Metric.SparseCategoricalAccuracy, Metric.Of(Loss.SparseCategoricalCrossentropy)]
        );
        Assert.Equal(right / all, scores["sparse_categorical_accuracy"], 1e-12);
        Assert.Equal(distance / all, scores["sparse_categorical_crossentropy"], 1e-12);
    }

    [Fact]
    public void WhatJudgesSamplesAsAWholeIsRefusedBesideWeightsOfRows()
    {
        INetwork<float> net = CompiledNetwork.Of(Steps).Single();
        Dataset data = new(new float[N * 8], [.. Enumerable.Range(0, N * Rows * 3).Select(i => i % 3 == 0 ? 1f : 0)], [4, 2], [4, 3]);
        Dataset perRow = data.WithSampleWeights([.. Enumerable.Repeat(2f, N * Rows)]);
        const string dice = "dice judges a sample as a whole, but each of its rows has a weight.";
        Says(perRow, new() { Loss = Loss.CategoricalCrossentropy, WeightedMetrics = [Metric.Of(Loss.Dice)] }, dice);
        Says(
            data,
            new()
            {
                Loss = Loss.CategoricalCrossentropy,
                WeightedMetrics = [Metric.Of(Loss.Dice)],
                ClassWeights = { [0] = 2 },
            },
            dice
        );
        Says(
            data,
            new()
            {
                Loss = Loss.CategoricalCrossentropy,
                WeightedMetrics = [new First()],
                Validation = perRow,
            },
            "first judges a sample as a whole"
        );
        // A weight for each sample is one for the whole of it.
        Dataset perSample = data.WithSampleWeights([.. Enumerable.Repeat(2f, N)]);
        Evaluation scores = net.Evaluate(
            perSample,
            Loss.CategoricalCrossentropy,
            [Metric.Of(Loss.Dice)],
            weightedMetrics: [Metric.Of(Loss.Dice), new First()]
        );
        Assert.Equal(scores["dice"], scores["weighted_dice"], 1e-12);

        void Says(Dataset set, FitOptions options, string what)
        {
            var before = net.GetWeights();
            Assert.Contains(what, Assert.Throws<ArgumentException>(() => net.Fit(set, options)).Message);
            Assert.Equal(before.Select(w => w.Values), net.GetWeights().Select(w => w.Values));
        }
    }

    private sealed class First : MeanMetric
    {
        public override string Name => "first";

        protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes) =>
            double.CreateTruncating(output[0]);
    }
}

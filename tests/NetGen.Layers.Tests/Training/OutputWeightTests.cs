using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Weights of samples for each output, and for each row of each output.</summary>
[Collection(nameof(Alone))]
public class OutputWeightTests
{
    private const int N = 5;

    // Rows: 4, 4, 4 and 1.
    private const string Heads =
        "[Input(4, 4, 1)] [Conv2D(5, 3, Activation.Tanh, Strides = 2, Padding = Padding.Same, Name = \"seen\")] "
        + "[Conv2D(1, 1, Activation.Sigmoid, Name = \"there\")] [Conv2D(3, 1, Activation.Softmax, Name = \"kind\", From = \"seen\")] "
        + "[Conv2D(2, 1, Name = \"box\", From = \"seen\")] [Flatten(From = \"seen\")] [Dense(2, Activation.Sigmoid, Name = \"all\")] "
        + "[Output(\"there\", \"kind\", \"box\", \"all\")]";

    private static readonly Dictionary<string, Loss> s_losses = new()
    {
        ["there"] = Loss.BinaryCrossentropy,
        ["kind"] = Loss.SparseCategoricalCrossentropy,
        ["box"] = Loss.MeanSquaredError,
        ["all"] = Loss.Dice,
    };

    private static readonly Dictionary<string, float> s_lossWeights = new() { ["box"] = 3, ["there"] = 0.5f };

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(13)]
    public void LossIsTheWeightedSumAndGradientItsDerivative(int length)
    {
        INetwork<double> net = CompiledNetwork.Of(Heads).Double();
        (double[] inputs, double[] targets, double[] weights) = Data(length);
        double[] before = new double[CompilerServices.Layout.Count(net.Engine.Info)],
            after = new double[before.Length],
            slopes = new double[before.Length];
        net.CopyParametersTo(before);
        double value = Naive(net, inputs, targets, weights, length);
        for (int i = 0; i < before.Length; i++)
        {
            double At(double change)
            {
                double[] moved = [.. before];
                moved[i] += change;
                net.SetParameters(moved);
                return Naive(net, inputs, targets, weights, length);
            }
            slopes[i] = (At(1e-6) - At(-1e-6)) / 2e-6;
        }
        net.SetParameters(before);
        using var trainer = new Trainer<double>(net, s_losses, new SGD(1), batchSize: N, lossWeights: s_lossWeights);
        Assert.Equal(value, trainer.Step(inputs, targets, weights), 1e-9);
        net.CopyParametersTo(after);
        Assert.True(Check.RelativeError([.. before.Zip(after, (b, a) => b - a)], slopes) < 1e-7);
    }

    [Fact]
    public void FitEvaluatesWithThem()
    {
        INetwork<double> net = CompiledNetwork.Of(Heads).Double();
        (double[] inputs, double[] targets, double[] weights) = Data(13);
        Dataset data = new Dataset(Singles(inputs), Singles(targets), [4, 4, 1], [18]).WithSampleWeights(Singles(weights));
        var options = new FitOptions
        {
            BatchSize = 2,
            Optimizer = new SGD(0),
            Shuffle = false,
            WeightedMetricsOf = { ["kind"] = [Metric.SparseCategoricalAccuracy] },
            Validation = data,
        };
        foreach ((string name, Loss loss) in s_losses)
            options.Losses[name] = loss;
        foreach ((string name, float weight) in s_lossWeights)
            options.LossWeights[name] = weight;
        IReadOnlyDictionary<string, double> logs = net.Fit(data, options).Epochs[0];
        double[] x = [.. Singles(inputs).Select(v => (double)v)],
            t = [.. Singles(targets).Select(v => (double)v)],
            w = [.. Singles(weights).Select(v => (double)v)];
        Assert.Equal(Naive(net, x, t, w, 13), logs["loss"], 1e-6);
        Assert.Equal(logs["loss"], logs["val_loss"], 1e-6);

        double right = 0,
            all = 0;
        double[] y = new double[N * 26];
        net.Predict(x, y);
        for (int i = 0; i < N; i++)
        for (int row = 0; row < 4; row++)
        {
            double[] classes = y[(i * 26 + 4 + row * 3)..][..3];
            all += w[i * 13 + 4 + row];
            if (Array.IndexOf(classes, classes.Max()) == (int)t[i * 18 + 4 + row])
                right += w[i * 13 + 4 + row];
        }
        Assert.Equal(right / all, logs["kind_sparse_categorical_accuracy"], 1e-6);
    }

    [Fact]
    public void WhatDoesNotFitIsSaid()
    {
        INetwork<float> net = CompiledNetwork.Of(Heads).Single();
        (double[] inputs, double[] targets, _) = Data(1);
        var options = new FitOptions { BatchSize = 2 };
        foreach ((string name, Loss loss) in s_losses)
            options.Losses[name] = loss;
        string Of(int length, FitOptions o) =>
            Assert
                .ThrowsAny<ArgumentException>(() =>
                    net.Fit(
                        new Dataset(Singles(inputs), Singles(targets), [4, 4, 1], [18]).WithSampleWeights([
                            .. Enumerable.Repeat(1f, N * length),
                        ]),
                        o
                    )
                )
                .Message;
        Assert.Contains("has 5 weights for each sample", Of(5, options));
        Assert.Contains("takes one, 4, one for each output, or 13, one for each row of each output", Of(5, options));
        using var trainer = new Trainer<float>(net, s_losses, new SGD(1), batchSize: N);
        ArgumentException bad = Assert.ThrowsAny<ArgumentException>(() => trainer.Step(Singles(inputs), Singles(targets), new float[10]));
        Assert.Contains("5 samples need a weight each, 4, one for each output, or 13", bad.Message);
    }

    // Σ over outputs of its weight · the mean over samples and rows of weight · loss.
    private static double Naive(INetwork<double> net, double[] inputs, double[] targets, double[] weights, int length)
    {
        double[] y = new double[N * 26];
        net.Predict(inputs, y);
        double total = 0;
        for (int i = 0; i < N; i++)
        {
            double[] o = y[(i * 26)..][..26],
                t = targets[(i * 18)..][..18];
            double Weight(int output, int row) =>
                weights[
                    i * length
                        + (
                            length == 1 ? 0
                            : length == 4 ? output
                            : output * 4 + row
                        )
                ];
            for (int row = 0; row < 4; row++)
            {
                total += 0.5 * Weight(0, row) / 4 * -(t[row] * Math.Log(o[row]) + (1 - t[row]) * Math.Log(1 - o[row]));
                total += Weight(1, row) / 4 * -Math.Log(o[4 + row * 3 + (int)t[4 + row]]);
                for (int k = 0; k < 2; k++)
                    total += 3 * Weight(2, row) / 8 * Math.Pow(o[16 + row * 2 + k] - t[8 + row * 2 + k], 2);
            }
            double both = o[24] * t[16] + o[25] * t[17],
                sum = o[24] + o[25] + t[16] + t[17];
            total += Weight(3, 0) * (1 - both / (sum / 2 + 5e-8));
        }
        return total / N;
    }

    private static (double[] Inputs, double[] Targets, double[] Weights) Data(int length)
    {
        var random = new System.Random(7);
        double[] inputs = [.. Enumerable.Range(0, N * 16).Select(_ => 2 * random.NextDouble() - 1)],
            targets =

            [
                .. Enumerable
                    .Range(0, N * 18)
                    .Select(k =>
                        (k % 18) switch
                        {
                            < 4 => random.Next(2),
                            < 8 => random.Next(3),
                            < 16 => 2 * random.NextDouble() - 1,
                            _ => (double)random.Next(2),
                        }
                    ),
            ];
        return (inputs, targets, [.. Enumerable.Range(0, N * length).Select(_ => random.Next(3) * random.NextDouble())]);
    }

    private static float[] Singles(double[] values) => Array.ConvertAll(values, v => (float)v);
}

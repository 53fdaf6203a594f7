using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Predictions with noise on: moments that are known, and everything but noise as in inference.</summary>
public class MonteCarloTests
{
    private static readonly double[] s_x = [1, -2, 0.5, 3];

    /// <summary>A linear unit behind dropout of rate p: mean w · x, variance p / (1 - p) · Σ (w x)².</summary>
    [Theory]
    [InlineData("[Input(4)] [Dropout(0.3)] [Dense(1)]")]
    [InlineData("[Input(4)] [DropConnect(1, 0.3)]")]
    [InlineData("[Input(4)] [Reshape(1, 4)] [SpatialDropout1D(0.3)] [Flatten] [Dense(1)]")]
    [InlineData("[Input(4)] [Dropout(0.3)] [Dense(1)] [BatchNormalization(Epsilon = 1e-20)]")]
    public void MomentsOfALinearUnit(string declaration)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        double[] w = [0.5, 1, -1, 0.2];
        network.SetWeights([
            .. network.GetWeights().Select(t => t.Name.EndsWith("kernel", StringComparison.Ordinal) ? t with { Values = w } : t),
        ]);
        double[] mean = new double[1],
            variance = new double[1];
        network.PredictMonteCarlo<double>(s_x, 20_000, mean, variance, seed: 3);
        double expected = 0.3 / 0.7 * w.Zip(s_x, (a, b) => a * b * a * b).Sum();
        Assert.Equal(w.Zip(s_x, (a, b) => a * b).Sum(), mean[0], 5 * Math.Sqrt(expected / 20_000));
        Assert.Equal(1, variance[0] / expected, 0.05);
    }

    /// <summary>Batch normalisation takes moving averages: a sample's predictions do not depend on what else is in its batch.</summary>
    [Theory]
    [InlineData("[Input(4)] [Dense(5)] [BatchNormalization] [Dense(3, Activation.Tanh)] [GaussianNoise(0.1)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(5)] [VirtualBatchNormalization] [Dropout(0.4)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Input(4)] [Reshape(2, 2)] [BatchNormalization] [LSTM(3, Dropout = 0.3, RecurrentDropout = 0.3)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(6)] [BatchNormalization] [Reparameterize] [Dense(2)]")]
    public void NormalizationIsThatOfInference(string declaration)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        using (var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.01f), 8))
            for (int i = 0; i < 3; i++)
                trainer.Step(
                    Check.Values(new System.Random(i), 32, 2),
                    Check.Values(new System.Random(5), 16, 0.5).Select(Math.Abs).ToArray()
                );
        double[] one = new double[2],
            variance = new double[2],
            three = new double[6],
            variances = new double[6];
        network.PredictMonteCarlo<double>(s_x, 50, one, variance, seed: 1);
        network.PredictMonteCarlo<double>([.. s_x, 100, -200, 300, 50, 0, 0, 0, 1], 50, three, variances, seed: 1);
        for (int j = 0; j < 2; j++)
        {
            Assert.Equal(one[j], three[j], 1e-10);
            Assert.Equal(variance[j], variances[j], 1e-10);
            Assert.True(variance[j] > 0);
        }
        IReadOnlyList<NamedTensor<double>> weights = network.GetWeights();
        network.PredictMonteCarlo<double>(s_x, 3, one, variance);
        foreach ((NamedTensor<double> before, NamedTensor<double> after) in weights.Zip(network.GetWeights()))
            Assert.Equal(before.Values, after.Values);
    }

    /// <summary>The mean of many is near the prediction without noise, behind a softmax too; a seed gives the same bits.</summary>
    [Fact]
    public void SeedsAndProbabilities()
    {
        INetwork<float> network = CompiledNetwork
            .Of("[Input(4)] [Dense(16, Activation.ReLU)] [Dropout(0.2)] [BatchNormalization] [Dense(3, Activation.Softmax)]")
            .Single();
        const int N = 150;
        float[] x = [.. Check.Values(new System.Random(1), 4 * N, 1).Select(v => (float)v)];
        float[] Run(int seed, int draws, out float[] variance)
        {
            var mean = new float[3 * N];
            variance = new float[3 * N];
            network.PredictMonteCarlo<float>(x, draws, mean, variance, seed);
            return mean;
        }
        float[] first = Run(1, 100, out float[] spread),
            plain = new float[3 * N];
        Assert.Equal(first, Run(1, 100, out float[] again));
        Assert.Equal(spread, again);
        Assert.NotEqual(first, Run(2, 100, out _));
        network.Predict(x, plain);
        for (int i = 0; i < N; i++)
        {
            Assert.Equal(1, first[3 * i] + first[3 * i + 1] + first[3 * i + 2], 1e-5f);
            Assert.Equal(plain[3 * i], first[3 * i], 0.1f);
        }
    }

    [Fact]
    public void WhatHasNoNoiseIsRefused()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(4)] [Dense(5)] [BatchNormalization] [Dense(2)]").Double();
        string message = Assert
            .Throws<InvalidOperationException>(() => network.PredictMonteCarlo<double>(s_x, 10, new double[2], new double[2]))
            .Message;
        Assert.Contains("has no noise", message);
        INetwork<double> noisy = CompiledNetwork.Of("[Input(4)] [Dropout(0.5)] [Dense(2)]").Double();
        Assert.Throws<ArgumentOutOfRangeException>(() => noisy.PredictMonteCarlo<double>(s_x, 1, new double[2], new double[2]));
        Assert.Contains(
            "the span holds 3",
            Assert.Throws<ArgumentException>(() => noisy.PredictMonteCarlo<double>(s_x, 10, new double[2], new double[3])).Message
        );
        Assert.Throws<ArgumentException>(() => noisy.PredictMonteCarlo<double>(s_x[1..], 10, new double[2], new double[2]));
    }
}

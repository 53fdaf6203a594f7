using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers whose kernel is divided by its largest singular value.</summary>
public class SpectralNormalizationTests
{
    [Theory]
    [InlineData("[Input(6)] [SpectralNormalization] [Dense(5, Activation.Tanh)] [Dense(2)]")]
    [InlineData("[Input(17)] [SpectralNormalization(3)] [Dense(18, UseBias = false, L2 = 0.1)] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [SpectralNormalization] [Dense(4, Activation.Tanh, ActivityL2 = 0.1)] [LSTM(2)]")]
    [InlineData("[Input(6, 6, 2)] [SpectralNormalization] [Conv2D(3, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(7, 2)] [SpectralNormalization(2)] [Conv1D(4, 3, Padding = Padding.Causal)] [SpectralNormalization] [Conv1D(2, 2)]")]
    [InlineData("[Input(5, 5, 4)] [SpectralNormalization] [Conv2D(4, 2, Groups = 2)] [Flatten]")]
    [InlineData(
        "[Input(4)] [SpectralNormalization(Share = \"w\")] [Dense(4)] [Activation(Activation.Tanh)] [SpectralNormalization(Share = \"w\")] "
            + "[Dense(4)]"
    )]
    [InlineData("[Input(6)] [SpectralNormalization] [Dense(6), Connections.Groups(2)]")]
    public void IsRight(string declaration) => Check.LargeBatch(declaration, 5);

    /// <summary>Vectors that are taken as given matter nothing to the slope where they are the singular vectors: there the gradient is that
    /// of the norm.</summary>
    [Theory]
    [InlineData("[Input(5)] [SpectralNormalization] [Dense(4, Activation.Tanh)] [Dense(2)]")]
    [InlineData("[Input(4, 4, 2)] [SpectralNormalization] [Conv2D(3, 2, Activation.Tanh)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 2)] [SpectralNormalization] [Conv1D(3, 2, Activation.Tanh)] [Flatten] [Dense(2)]")]
    public void TheGradientIsThatOfTheNormWhereVectorsAreRight(string declaration)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration).Double();
        int length = net.Engine.Info.InputLength;
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 2 * length).Select(_ => random.NextDouble())],
            targets = new double[4];
        using (var trainer = new Trainer<double>(net, Loss.MeanSquaredError, new SGD(learningRate: 0), 2))
            for (int i = 0; i < 2000; i++)
                trainer.Step(x, targets);
        double[] parameters = new double[NetGen.CompilerServices.Layout.Count(net.Engine.Info)],
            gradient = new double[parameters.Length],
            unused = new double[parameters.Length];
        net.CopyParametersTo(parameters);
        net.LossAndGradient(x, targets, Loss.MeanSquaredError, gradient);
        for (int i = 0; i < parameters.Length; i++)
        {
            const double H = 1e-5;
            double LossAt(double value)
            {
                double[] moved = [.. parameters];
                moved[i] = value;
                net.SetParameters(moved);
                return net.LossAndGradient(x, targets, Loss.MeanSquaredError, unused);
            }
            Assert.Equal((LossAt(parameters[i] + H) - LossAt(parameters[i] - H)) / (2 * H), gradient[i], 1e-7);
        }
    }

    /// <summary>After some steps no input is stretched by more than 1, and one by all of it.</summary>
    [Fact]
    public void TheLargestStretchIsOne()
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(5)] [SpectralNormalization] [Dense(4, UseBias = false)]").Double();
        var random = new Random(1);
        net.SetParameters([.. Enumerable.Range(0, 20).Select(_ => 10 * random.NextDouble() - 5)]);
        using (var trainer = new Trainer<double>(net, Loss.MeanSquaredError, new SGD(learningRate: 0), 1))
            for (int i = 0; i < 300; i++)
                trainer.Step([1, 2, 3, 4, 5], [1, 1, 1, 1]);
        double largest = 0;
        double[] x = [1, 1, 1, 1, 1],
            y = new double[4],
            w = net.GetWeights()[0].Values;
        // The direction that is stretched most: power iterations by hand.
        for (int i = 0; i < 2000; i++)
        {
            double norm = Math.Sqrt(x.Sum(v => v * v));
            x = Array.ConvertAll(x, v => v / norm);
            net.Predict(x, y);
            largest = Math.Max(largest, Math.Sqrt(y.Sum(v => v * v)));
            x = [.. Enumerable.Range(0, 5).Select(r => Enumerable.Range(0, 4).Sum(c => w[r * 4 + c] * y[c]))];
        }
        Assert.Equal(1, largest, 1e-9);
    }
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Curvature;

/// <summary>Posteriors against closed forms.</summary>
public class LaplaceTests
{
    private const int Samples = 12,
        Features = 3;

    private const double Prior = 0.7,
        Noise = 0.04;

    private static readonly string[] s_layers =
    [
        "[Input(3)] [Dense(2)]",
        "[Input(3)] [Dense(1, Activation.Sigmoid)]",
        "[Input(3)] [Dense(2, L2 = 0.5)]",
        "[Input(3)] [Dense(4)] [Dropout(0.5)] [Dense(2)]",
    ];

    private static readonly Lazy<CompiledNetwork[]> s_networks = new(() =>
        [.. CompiledNetwork.All(s_layers, 1, options: "Curvature = true").Select(result => result.Network!)]
    );

    private readonly double[] _inputs,
        _targets;

    public LaplaceTests()
    {
        var random = new System.Random(4);
        _inputs = Check.Values(random, Samples * Features, 1);
        _targets = Check.Values(random, Samples * 2, 1);
    }

    // C. M. Bishop, "Pattern Recognition and Machine Learning", 3.50 to 3.59: precision αI + XᵀX/σ², mean its inverse times Xᵀt/σ².
    [Fact]
    public void BayesianLinearRegression()
    {
        var net = (ICurvatureNetwork<double>)s_networks.Value[0].Double();
        double[,] precision = Precision(_ => 1 / Noise);
        double[] parameters = new double[8];
        for (int output = 0; output < 2; output++)
        {
            double[] right = new double[4];
            for (int i = 0; i < Samples; i++)
            for (int a = 0; a < 4; a++)
                right[a] += X(i)[a] * _targets[2 * i + output] / Noise;
            double[] weights = Solve(precision, right);
            for (int a = 0; a < 4; a++)
                parameters[2 * a + output] = weights[a];
        }
        net.SetParameters(parameters);
        var posterior = new LaplaceApproximation<double>(net, _inputs, _targets, Loss.MeanSquaredError, Prior, Noise);
        double[] input = [0.3, -2, 1.5],
            x = [.. input, 1],
            mean = new double[2],
            variance = new double[2],
            predicted = new double[2];
        posterior.Predict(input, mean, variance);
        net.Predict(input, predicted);
        double expected = CurvatureCheck.Dot(x, Solve(precision, x));
        for (int output = 0; output < 2; output++)
        {
            Assert.Equal(predicted[output], mean[output], 1e-12);
            Assert.Equal(expected, variance[output], 1e-12);
        }

        var diagonal = new LaplaceApproximation<double>(
            net,
            _inputs,
            _targets,
            Loss.MeanSquaredError,
            Prior,
            Noise,
            LaplaceCovariance.Diagonal
        );
        diagonal.Predict(input, mean, variance);
        Assert.Equal(Enumerable.Range(0, 4).Sum(a => x[a] * x[a] / precision[a, a]), variance[1], 1e-12);
    }

    // The same where the prior is the layer's: the L2 that is laid on a mean of squares, of the kernel and not of the bias.
    [Fact]
    public void PenaltiesArePriors()
    {
        var net = (ICurvatureNetwork<double>)s_networks.Value[2].Double();
        var posterior = new LaplaceApproximation<double>(net, _inputs, _targets, Loss.MeanSquaredError, 0, Noise);
        double[,] precision = Precision(_ => 1 / Noise, prior: 0);
        for (int a = 0; a < Features; a++)
            precision[a, a] += Samples * (2 / (2 * Noise)) * 2 * 0.5;
        double[] x = [1, 2, 3, 1],
            variance = new double[2];
        posterior.Predict([1, 2, 3], new double[2], variance);
        Assert.Equal(CurvatureCheck.Dot(x, Solve(precision, x)), variance[0], 1e-12);
    }

    [Fact]
    public void LogisticRegression()
    {
        var net = (ICurvatureNetwork<double>)s_networks.Value[1].Double();
        net.SetParameters([0.5, -1, 2, 0.1]);
        double[] targets = [.. _targets.Take(Samples).Select(t => t > 0 ? 1.0 : 0)];
        var posterior = new LaplaceApproximation<double>(net, _inputs, targets, Loss.BinaryCrossentropy, Prior);
        double Logit(double[] x) => 0.5 * x[0] - x[1] + 2 * x[2] + 0.1 * x[3];
        double[,] precision = Precision(i => 1 / (2 + 2 * Math.Cosh(Logit(X(i)))));
        double[] x = [-1, 0.5, 2, 1],
            mean = new double[1],
            variance = new double[1];
        posterior.Predict([-1, 0.5, 2], mean, variance);
        Assert.Equal(Logit(x), mean[0], 1e-12);
        Assert.Equal(CurvatureCheck.Dot(x, Solve(precision, x)), variance[0], 1e-12);
    }

    [Fact]
    public void RefusesWhatHasNoPosterior()
    {
        var net = (ICurvatureNetwork<double>)s_networks.Value[0].Double();
        var noisy = (ICurvatureNetwork<double>)s_networks.Value[3].Double();
        Assert.Contains("is no negative log-likelihood", Refused(net, Loss.LogCosh, 1), StringComparison.Ordinal);
        Assert.Contains("something else in training", Refused(noisy, Loss.MeanSquaredError, 1), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Refused(net, Loss.MeanSquaredError, double.NaN));
        Assert.Contains(
            "3 samples and a prior precision of 0 do not determine all of the 8 parameters",
            Assert
                .Throws<ArithmeticException>(() =>
                    new LaplaceApproximation<double>(net, _inputs.AsSpan(0, 9), _targets.AsSpan(0, 6), Loss.MeanSquaredError, 0)
                )
                .Message,
            StringComparison.Ordinal
        );
        var posterior = new LaplaceApproximation<double>(net, _inputs, _targets, Loss.MeanSquaredError, 1);
        Assert.Throws<ArgumentException>(() => posterior.Predict([1], new double[2], new double[2]));
        net.SetParameters(new double[8]);
        Assert.Throws<InvalidOperationException>(() => posterior.Predict([1, 2, 3], new double[2], new double[2]));

        string Refused(ICurvatureNetwork<double> network, Loss loss, double prior) =>
            Assert.ThrowsAny<ArgumentException>(() =>
                new LaplaceApproximation<double>(network, _inputs, _targets, loss, prior) is null ? 0 : 1
            )
                is var e
            && e is ArgumentOutOfRangeException
                ? throw e
                : e.Message;
    }

    private double[] X(int sample) => [.. _inputs.AsSpan(sample * Features, Features), 1];

    private double[,] Precision(Func<int, double> weight, double prior = Prior)
    {
        var matrix = new double[4, 4];
        for (int a = 0; a < 4; a++)
        for (int b = 0; b < 4; b++)
            matrix[a, b] = (a == b ? prior : 0) + Enumerable.Range(0, Samples).Sum(i => weight(i) * X(i)[a] * X(i)[b]);
        return matrix;
    }

    // Gauss and Jordan.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var a = (double[,])matrix.Clone();
        double[] x = [.. right];
        int n = x.Length;
        for (int k = 0; k < n; k++)
        for (int i = 0; i < n; i++)
        {
            if (i == k)
                continue;
            double factor = a[i, k] / a[k, k];
            for (int j = 0; j < n; j++)
                a[i, j] -= factor * a[k, j];
            x[i] -= factor * x[k];
        }
        return [.. x.Select((value, i) => value / a[i, i])];
    }
}

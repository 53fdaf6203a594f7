using System.Globalization;
using NetGen;

namespace MixtureDensity;

/// <summary>Says how likely every y is, given x.</summary>
[Network]
[Input(1)]
[Dense(24, Activation.Tanh)]
[MixtureDensity(3)]
public sealed partial class MixtureNet;

/// <summary>Says one y for x: the mean of those that are likely.</summary>
[Network]
[Input(1)]
[Dense(24, Activation.Tanh)]
[Dense(1)]
public sealed partial class LeastSquaresNet;

/// <summary>An inverse problem (Bishop, 1994). From y follows x = y + 0.3 sin(2πy) + noise, a function. The way back has up to three
/// answers, and their mean is none of them.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        (float[] xs, float[] ys) = Problem(4_000);
        Dataset train = new(xs[..2_000], ys[..2_000], [1], [1]),
            test = new(xs[2_000..], ys[2_000..], [1], [1]);
        FitOptions Options(Loss loss) =>
            new()
            {
                Epochs = quick ? 60 : 1_000,
                BatchSize = 50,
                Optimizer = new Adam(learningRate: 5e-3f),
                Loss = loss,
                Seed = 1,
            };

        var leastSquares = new LeastSquaresNet(seed: 1);
        leastSquares.Fit(train, Options(Loss.MeanSquaredError));
        var mixture = new MixtureNet(seed: 1);
        mixture.Fit(train, Options(Loss.MixtureNegativeLogLikelihood));

        // Least squares is the likelihood of one Gaussian around the prediction, whose variance is the mean squared error.
        double variance = leastSquares.Evaluate(train, Loss.MeanSquaredError).Loss,
            error = leastSquares.Evaluate(test, Loss.MeanSquaredError).Loss;
        Console.WriteLine($"Log-likelihood of {test.Count:N0} unseen samples, in nats for each:");
        Console.WriteLine($"  least squares          {-0.5 * Math.Log(2 * Math.PI * variance) - error / (2 * variance), 6:F3}");
        Console.WriteLine($"  mixture of 3 Gaussians {-mixture.Evaluate(test, Loss.MixtureNegativeLogLikelihood).Loss, 6:F3}");

        // What both say along x.
        float[] x = [.. Enumerable.Range(0, 251).Select(i => i / 250f)],
            means = new float[x.Length],
            outputs = new float[x.Length * MixtureNet.OutputLength];
        float[] mode = new float[x.Length],
            draws = new float[8 * x.Length];
        leastSquares.Predict(x, means);
        mixture.Predict(x, outputs);
        for (int i = 0; i < x.Length; i++)
        {
            GaussianMixture<float> y = MixtureNet.MixtureOf(outputs, i);
            y.CopyModeTo(mode.AsSpan(i, 1));
            y.Sample(draws.AsSpan(8 * i, 8), seed: 1);
        }
        LineChart samples = new LineChart("What the mixture says", "x", "y").Points(
            "drawn from the mixture",
            [.. draws.Select((_, i) => (double)x[i / 8])],
            Wide(draws)
        );
        for (int k = 0; k < 3; k++)
            samples.Curve(
                $"component {k + 1}, where likely",
                Wide(x),
                [.. x.Select((_, i) => Component(MixtureNet.MixtureOf(outputs, i), k))]
            );
        LineChart.Save(
            "mixture-density.svg",
            new LineChart("What is there", "x", "y")
                .Points("data", Wide(xs[2_000..]), Wide(ys[2_000..]))
                .Curve("least squares", Wide(x), Wide(means))
                .Curve("mode of the mixture", Wide(x), Jumping(mode)),
            samples
        );
        Console.WriteLine($"Picture: {Path.GetFullPath("mixture-density.svg")}");
    }

    private static (float[] X, float[] Y) Problem(int count)
    {
        var random = new Random(1);
        float[] y = [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
        return ([.. y.Select(v => v + 0.3f * MathF.Sin(2 * MathF.PI * v) + 0.1f * (2 * random.NextSingle() - 1))], y);
    }

    private static double Component(GaussianMixture<float> y, int k) => y.Weight(k) > 0.1f ? y.Mean(k)[0] : double.NaN;

    // With a gap where it goes from one branch to another.
    private static double[] Jumping(float[] values) =>
        [.. values.Select((v, i) => i > 0 && Math.Abs(v - values[i - 1]) > 0.05f ? double.NaN : v)];

    private static double[] Wide(float[] values) => Array.ConvertAll(values, v => (double)v);
}

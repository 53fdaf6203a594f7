using Xunit.Abstractions;

namespace NetGen.Samples.Tests;

/// <summary>Makes points of the plane.</summary>
[Network]
[Input(2)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(2)]
public sealed partial class PointMaker;

/// <summary>Knows points of the plane.</summary>
[Network]
[Input(2)]
[Dense(64, Activation.LeakyReLU)]
[Dense(64, Activation.LeakyReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class PointJudge;

/// <summary>Says how real points of the plane are, in any number.</summary>
[Network(GradientPenalty = true)]
[Input(2)]
[Dense(64, Activation.LeakyReLU)]
[Dense(64, Activation.LeakyReLU)]
[Dense(1)]
public sealed partial class PointCritic;

/// <summary>Noise of any mean and deviation.</summary>
[Network]
[Input(1)]
[Dense(1)]
public sealed partial class Shift;

/// <summary>Knows numbers.</summary>
[Network]
[Input(1)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class NumberJudge;

/// <summary>Generative adversarial networks whose right answer is known: mixtures of Gaussians, and a discriminator's optimum.</summary>
public class GanTests(ITestOutputHelper output)
{
    /// <summary>Of seeds 1 to 16 each makes all 8, with at least 90 % of the points near one of them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RingOfEight(int seed)
    {
        (double X, double Y)[] ring = [.. Enumerable.Range(0, 8).Select(i => Math.SinCos(i * Math.PI / 4)).Select(at => (at.Cos, at.Sin))];
        Learns(
            new PointJudge(seed + 100),
            ring,
            deviation: 0.02,
            seed,
            batch: 128,
            steps: 6_000,
            noise: 0.05f,
            leastModes: 8,
            leastNear: 0.85
        );
    }

    /// <summary>The same with a Wasserstein critic under a gradient penalty.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RingOfEightWithACritic(int seed)
    {
        (double X, double Y)[] ring = [.. Enumerable.Range(0, 8).Select(i => Math.SinCos(i * Math.PI / 4)).Select(at => (at.Cos, at.Sin))];
        Learns(
            new PointCritic(seed + 100),
            ring,
            deviation: 0.02,
            seed,
            batch: 128,
            steps: 6_000,
            noise: 0,
            leastModes: 8,
            leastNear: 0.65
        );
    }

    /// <summary>Of seeds 1 to 10 each makes all 25, with at least 79 % of the points near one of them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void GridOfTwentyFive(int seed)
    {
        (double X, double Y)[] grid = [.. Enumerable.Range(0, 25).Select(i => (i % 5 - 2.0, i / 5 - 2.0))];
        Learns(
            new PointJudge(seed + 100),
            grid,
            deviation: 0.05,
            seed,
            batch: 256,
            steps: 12_000,
            noise: 0.1f,
            leastModes: 24,
            leastNear: 0.7
        );
    }

    /// <summary>Against a generator that stands still the discriminator's optimum is p / (p + q) (Goodfellow et al., 2014, proposition 1):
    /// 1/2 everywhere where they are the same.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.5)]
    public void TheDiscriminatorFindsItsOptimum(double mean, double deviation)
    {
        const int Batch = 512,
            Steps = 6_000;
        var generator = new Shift(seed: 1);
        generator.SetWeights([.. generator.GetWeights().Select(w => new NamedTensor(w.Name, w.Shape, [w.Shape.Count == 2 ? 0.5f : 1]))]);
        var discriminator = new NumberJudge(seed: 2);
        var adam = new Adam(1e-2f);
        using var trainer = new GanTrainer(
            generator,
            discriminator,
            new GanOptions
            {
                BatchSize = Batch,
                GeneratorOptimizer = new SGD(0),
                DiscriminatorOptimizer = adam,
            }
        );
        var random = new Random(3);
        var real = new float[Batch];
        for (int step = 0; step < Steps; step++)
        {
            adam.LearningRate = 1e-2f * (1 - (float)step / Steps);
            foreach (ref float x in real.AsSpan())
                x = (float)(mean + deviation * Normal(random));
            trainer.Step(real);
        }

        // Where there is anything to be seen of either.
        float[] at =
            [.. Enumerable.Range(-35, 71).Select(i => 0.1f * i).Where(x => Density(x, mean, deviation) + Density(x, 1, 0.5) > 0.02)],
            said = new float[at.Length];
        discriminator.Predict(at, said);
        double worst = at.Zip(
                said,
                (x, d) => Math.Abs(d - Density(x, mean, deviation) / (Density(x, mean, deviation) + Density(x, 1, 0.5)))
            )
            .Max();
        output.WriteLine($"At {at.Length} points from {at[0]:F1} to {at[^1]:F1} the discriminator is within {worst:F4} of its optimum.");
        Assert.True(worst < 0.03, $"The discriminator is {worst} away from p / (p + q).");
    }

    /// <summary>A number with mean 0 and deviation 1.</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // A mode counts where a fifth of its share lies within three deviations.
    private void Learns<TJudge>(
        TJudge judge,
        (double X, double Y)[] modes,
        double deviation,
        int seed,
        int batch,
        int steps,
        float noise,
        int leastModes,
        double leastNear
    )
        where TJudge : class, INetwork<float>
    {
        const int BatchesInEpoch = 100,
            Made = 2_500;
        var random = new Random(seed);
        float[] points =
        [
            .. Enumerable
                .Range(0, batch * BatchesInEpoch)
                .Select(i => modes[i % modes.Length])
                .SelectMany(mode => new[] { (float)(mode.X + deviation * Normal(random)), (float)(mode.Y + deviation * Normal(random)) }),
        ];
        int epochs = steps / BatchesInEpoch;
        var gan = new Gan<PointMaker, TJudge>(new PointMaker(seed), judge);
        gan.Fit(
            new Dataset(points, new float[points.Length / 2], [2], [1]),
            new GanOptions
            {
                Epochs = epochs,
                BatchSize = batch,
                Seed = seed,
                InstanceNoise = noise,
                Loss = judge is PointCritic ? AdversarialLoss.Wasserstein : AdversarialLoss.NonSaturating,
                GradientPenalty = judge is PointCritic ? 1 : 0,
                DiscriminatorSteps = judge is PointCritic ? 3 : 1,
                GeneratorOptimizer = new Adam(1e-3f, beta1: 0.5f),
                DiscriminatorOptimizer = new Adam(1e-3f, beta1: 0.5f),
                Callbacks = [new LearningRateScheduler((epoch, _) => 1e-3f * Math.Clamp(2.5f * (1 - (float)epoch / epochs), 0.05f, 1))],
            }
        );

        var made = new float[2 * Made];
        gan.Sample(Made, seed: 7, made);
        int[] near =
        [
            .. modes.Select(mode =>
                Enumerable
                    .Range(0, Made)
                    .Count(i => Math.Pow(made[2 * i] - mode.X, 2) + Math.Pow(made[2 * i + 1] - mode.Y, 2) < 9 * deviation * deviation)
            ),
        ];
        int found = near.Count(n => n >= Made / modes.Length / 5);
        double share = near.Sum() / (double)Made;
        output.WriteLine(
            $"Seed {seed}: {found} of {modes.Length} modes, {share:P1} of the points within three deviations of one; {near.Min()} to "
                + $"{near.Max()} of {Made} each."
        );
        Assert.True(found >= leastModes, $"Only {found} of {modes.Length} modes have points: {string.Join(", ", near)}.");
        Assert.True(share >= leastNear, $"Only {share:P1} of the points are near a mode.");
    }

    private static double Density(double x, double mean, double deviation) =>
        Math.Exp(-Math.Pow((x - mean) / deviation, 2) / 2) / (deviation * Math.Sqrt(2 * Math.PI));
}

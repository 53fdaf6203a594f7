using Xunit.Abstractions;

namespace NetGen.Samples.Tests;

/// <summary>Training that fails on purpose, and what <see cref="GanFailureMonitor"/> says of it. Of training that goes well it says
/// nothing: see <see cref="GanDigitsTests"/>.</summary>
public class GanFailureTests(ITestOutputHelper output)
{
    /// <summary>The generator all but stands still. With smoothed labels the discriminator's loss cannot become small: with 0.1 at best
    /// 0.16.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1f, 0)]
    [InlineData(0, 0.1f)]
    public void DiscriminatorTooStrong(float smoothing, float noise) =>
        Assert.Contains("the generator learns nothing from it", Warning(1e-5f, 5e-3f, smoothing, noise), StringComparison.Ordinal);

    /// <summary>The generator runs to wherever the discriminator has not been yet.</summary>
    [Fact]
    public void GeneratorTooFast() =>
        Assert.Contains("the generator makes only a small part of what there is", Warning(1e-2f, 1e-4f, 0, 0), StringComparison.Ordinal);

    /// <summary>Both are drawn from one distribution, and nothing is learned. The same few samples again and again would lie at distance 0
    /// of themselves.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(1_000)]
    public void CoverageIsWholeWhereNothingDiffers(int samples)
    {
        var random = new Random(1);
        float[] real = [.. Enumerable.Range(0, samples).Select(_ => (float)GanTests.Normal(random))];
        var generator = new Shift(seed: 1);
        generator.SetWeights([.. generator.GetWeights().Select(w => new NamedTensor(w.Name, w.Shape, [w.Shape.Count == 2 ? 1 : 0]))]);
        var monitor = new GanFailureMonitor();
        History history = new Gan<Shift, NumberJudge>(generator, new NumberJudge(seed: 2)).Fit(
            new Dataset(real, new float[samples], [1], [1]),
            new GanOptions
            {
                Epochs = 20,
                GeneratorOptimizer = new SGD(0),
                DiscriminatorOptimizer = new SGD(0),
                Callbacks = [monitor],
            }
        );
        Assert.Equal(0.97, history["coverage"].Average(), 0.04);
        Assert.Empty(monitor.Warnings);
    }

    // The first warning.
    private string Warning(float generator, float discriminator, float smoothing, float noise)
    {
        var monitor = new GanFailureMonitor(output.WriteLine);
        History history = new ConditionalGan<DigitMaker, DigitJudge>(new DigitMaker(seed: 1), new DigitJudge(seed: 2)).Fit(
            GanDigitsTests.Train,
            new GanOptions
            {
                Epochs = 15,
                BatchSize = 64,
                GeneratorOptimizer = new Adam(generator, beta1: 0.5f),
                DiscriminatorOptimizer = new Adam(discriminator, beta1: 0.5f),
                LabelSmoothing = smoothing,
                LabelNoise = noise,
                Callbacks = [monitor],
            }
        );
        output.WriteLine(
            $"d_loss {string.Join(" ", history["d_loss"].Select(x => x.ToString("F3")))}\ncoverage "
                + $"{string.Join(" ", history["coverage"].Select(x => x.ToString("F2")))}"
        );
        Assert.NotEmpty(monitor.Warnings);
        return monitor.Warnings[0];
    }
}

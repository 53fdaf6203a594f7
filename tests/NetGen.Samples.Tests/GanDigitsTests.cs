using Xunit.Abstractions;

namespace NetGen.Samples.Tests;

/// <summary>Generative adversarial networks on handwritten digits, judged by what knows digits: a classifier, labels, and the distances
/// between images.</summary>
public class GanDigitsTests(ITestOutputHelper output)
{
    private static readonly (Dataset Train, Dataset Test) s_data = Dataset
        .FromCsv(Path.Combine(Sample.Folder, "Digits", "data", "digits.csv.gz"))
        .Scale(new Scaling([.. Enumerable.Repeat(8.0, 64)], [.. Enumerable.Repeat(8.0, 64)]))
        .Split(0.8, seed: 1);

    /// <summary>Images of 64 pixels from -1 to 1, with the digit.</summary>
    public static Dataset Train => s_data.Train;

    /// <summary>The classifier has another seed and has learned from real images alone. Of seeds 1 to 5 the worst is read as asked for in
    /// 97.7 % of its samples.</summary>
    [Fact]
    public void ConditionsAreObeyed()
    {
        var classifier = new DigitReader(seed: 99);
        classifier.Fit(
            s_data.Train,
            new FitOptions
            {
                Epochs = 30,
                Optimizer = new Adam(2e-3f),
                Loss = Loss.SparseCategoricalCrossentropy,
                Seed = 99,
            }
        );
        double known = classifier.Evaluate(s_data.Test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])[
            Metric.SparseCategoricalAccuracy
        ];
        Assert.True(known > 0.96, $"The classifier knows only {known:P1} of the images held out.");

        var gan = new ConditionalGan<DigitMaker, DigitJudge>(new DigitMaker(seed: 1), new DigitJudge(seed: 2));
        var monitor = new GanFailureMonitor();
        gan.Fit(s_data.Train, Options(epochs: 60, seed: 1, monitor));
        Assert.Empty(monitor.Warnings);
        int[] asked = [.. Enumerable.Range(0, 2_000).Select(i => i % 10)];
        float[] made = new float[asked.Length * 64];
        gan.Sample(asked, seed: 5, made);
        double obeyed = asked.Where((digit, i) => classifier.PredictClass(made.AsSpan(i * 64, 64)) == digit).Count() / (double)asked.Length;
        output.WriteLine(
            $"A classifier that knows {known:P1} of the images held out reads {obeyed:P1} of the samples as the digit asked for."
        );
        Assert.True(obeyed > 0.95, $"Only {obeyed:P1} of the samples are read as the digit asked for.");
    }

    /// <summary>Nobody tells the codes which digits there are.</summary>
    [Fact]
    public void CodesBecomeDigits() =>
        Recognizes(
            new InfoGan<DigitMaker, CodeJudge>(new DigitMaker(seed: 1), new CodeJudge(seed: 51), categories: 10, weight: 0.5f),
            seed: 1
        );

    [Fact]
    public void CodesMayHaveAHeadOfTheirOwn() =>
        Recognizes(
            new InfoGan<DigitMaker, TwoHeads>(new DigitMaker(seed: 4), new TwoHeads(seed: 5), categories: 10, weight: 0.5f),
            seed: 4
        );

    /// <summary>Convolutions, with statistics of the batch in the generator and of either kind in the discriminator.</summary>
    [Fact]
    public void Convolutional()
    {
        Approaches(new ConvolutionalJudge(seed: 2));
        Approaches(new VirtualJudge(seed: 2));
    }

    private void Approaches<T>(T discriminator)
        where T : INetwork<float>
    {
        var gan = new Gan<ConvolutionalMaker, T>(new ConvolutionalMaker(seed: 1), discriminator);
        var monitor = new GanFailureMonitor();
        History history = gan.Fit(s_data.Train.Reshape(8, 8, 1), Options(epochs: 12, seed: 1, monitor));
        double[] coverage = history["coverage"];
        output.WriteLine($"{discriminator.Engine.Info.Name}: coverage {string.Join(" ", coverage.Select(c => c.ToString("F2")))}");
        Assert.All(history.Epochs, epoch => Assert.All(epoch.Values, value => Assert.True(double.IsFinite(value))));
        Assert.Empty(monitor.Warnings);
        Assert.InRange(coverage[0], 0, 0.1);
        Assert.InRange(coverage[^1], 0.35, 1);
    }

    private void Recognizes<T>(InfoGan<DigitMaker, T> gan, int seed)
        where T : INetwork<float>
    {
        gan.Fit(s_data.Train, Options(epochs: 100, seed));
        int count = s_data.Test.Count;
        int[] all = [.. Enumerable.Range(0, count)],
            found = new int[count];
        float[] images = new float[count * 64],
            labels = new float[count];
        s_data.Test.Read(all, images, labels);
        gan.Recognize(images, found);
        double shared = Agreement.MutualInformation(found, Array.ConvertAll(labels, label => (int)label), 10),
            right = Agreement.Matched(found, Array.ConvertAll(labels, label => (int)label), 10);
        output.WriteLine(
            $"{typeof(T).Name}, seed {seed}: normalised mutual information {shared:F3}; {right:P1} right with a digit for each code."
        );
        Assert.True(shared > 0.5, $"Codes and digits share only {shared:F3} of their information.");
        Assert.True(right > 0.5, $"With a digit for each code only {right:P1} are right.");
    }

    private static GanOptions Options(int epochs, int seed, params Callback[] callbacks) =>
        new()
        {
            Epochs = epochs,
            BatchSize = 64,
            Seed = seed,
            GeneratorOptimizer = new Adam(1e-3f, beta1: 0.5f),
            DiscriminatorOptimizer = new Adam(1e-3f, beta1: 0.5f),
            Callbacks =
            [
                new LearningRateScheduler((epoch, _) => 1e-3f * Math.Clamp(2 * (1 - (float)epoch / epochs), 0.05f, 1)),
                .. callbacks,
            ],
        };
}

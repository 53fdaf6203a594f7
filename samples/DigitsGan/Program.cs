using System.Globalization;
using NetGen;

namespace DigitsGan;

/// <summary>Learns to make handwritten digits: first any, from noise, by convolutions; then those that it is asked for.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");

        // 1,797 images of 8 x 8 pixels, brought from 0..16 to -1..1, where tanh lies.
        Dataset digits = Dataset
            .FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"))
            .Scale(new Scaling([.. Enumerable.Repeat(8.0, 64)], [.. Enumerable.Repeat(8.0, 64)]));

        Console.WriteLine($"{Generator.Summary}\n\n{Discriminator.Summary}\n");
        var gan = new Gan<Generator, Discriminator>(new Generator(seed: 1), new Discriminator(seed: 2));
        History history = gan.Fit(
            digits.Reshape(8, 8, 1),
            Options(quick ? 4 : 200, new Sheets("digits-from-noise", every: quick ? 2 : 20), instanceNoise: 0.3f)
        );
        history.SaveSvg("digits-gan.svg");
        Console.WriteLine($"Training curves: {Path.GetFullPath("digits-gan.svg")}\n");

        Console.WriteLine("With a condition:\n");
        var conditional = new ConditionalGan<DigitGenerator, DigitDiscriminator>(
            new DigitGenerator(seed: 3),
            new DigitDiscriminator(seed: 4)
        );
        conditional.Fit(digits, Options(quick ? 20 : 200, new Sheets("digits-asked-for", every: quick ? 10 : 50)));
        int[] asked = [.. Enumerable.Range(0, 100).Select(i => i / 10)];
        var made = new float[asked.Length * 64];
        conditional.Sample(asked, seed: 5, made);
        Console.WriteLine(
            $"A row for each digit: {Sheets.Save("digits-asked-for.png", made, [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")])}"
        );
    }

    private static GanOptions Options(int epochs, Sheets sheets, float instanceNoise = 0)
    {
        const float learningRate = 1e-3f;
        return new()
        {
            Epochs = epochs,
            BatchSize = 64,
            GeneratorOptimizer = new Adam(learningRate, beta1: 0.5f),
            DiscriminatorOptimizer = new Adam(learningRate, beta1: 0.5f),
            InstanceNoise = instanceNoise,
            // Falls to zero in the second half. The monitor comes before the sheets, which show its coverage.
            Callbacks =
            [
                new LearningRateScheduler((epoch, _) => learningRate * Math.Min(1, 2 * (1 - (float)epoch / epochs))),
                new GanFailureMonitor(Console.WriteLine),
                sheets,
            ],
            Seed = 1,
        };
    }
}

using System.Globalization;
using NetGen;

namespace FashionVae;

/// <summary>Learns a plane of clothing: every point of it is an image, and images that look alike lie near each other.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        if (FashionMnistData.Read(args) is not var (train, test))
            return 1;
        if (quick)
            (train, test) = (train.Take(6_000), test.Take(1_000));

        var vae = new Vae(seed: 1);
        Console.WriteLine(Vae.Summary);
        Console.WriteLine();
        int epochs = quick ? 1 : 30;
        vae.Fit(
            train.InputsAsTargets(),
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 128,
                Optimizer = new Adam(),
                Loss = Loss.BinaryCrossentropy,
                Callbacks =
                [
                    new LearningRateScheduler((epoch, _) => 2e-3f * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2),
                    new EvidenceBound(),
                ],
                Seed = 1,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                Progress = TrainingProgress.Console,
            }
        );
        Console.WriteLine($"\nEvidence bound of 1,000 images that it never saw: {EvidenceBound.Of(vae, test.Take(1_000)):F1} nats");

        Pictures.Map(vae.Decoder);
        Pictures.Plane(vae.Encoder, test);
        Pictures.Samples(vae.Decoder);
        Pictures.Interpolation(vae, test);
        return 0;
    }
}

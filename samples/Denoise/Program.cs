using System.Globalization;
using NetGen;

namespace Denoise;

/// <summary>Learns to restore images of which three pixels in ten are black or white at random.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        if (FashionMnistData.Read(args) is not var (train, test))
            return 1;
        if (quick)
            (train, test) = (train.Take(3_000), test.Take(1_000));
        Dataset corrupted = test.InputsAsTargets().Corrupt(0.3, saltAndPepper: true, seed: 1);

        // Training corrupts by itself, each image in each epoch another way; the targets are the clean images.
        var net = new Denoiser(seed: 1);
        Console.WriteLine(Denoiser.Summary);
        Console.WriteLine();
        int epochs = quick ? 2 : 5;
        net.Fit(
            train.InputsAsTargets(),
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 64,
                Optimizer = new Adam(),
                Loss = Loss.BinaryCrossentropy,
                Metrics = [Metric.MeanSquaredError],
                Validation = corrupted,
                Callbacks = [new LearningRateScheduler((epoch, _) => 3e-3f * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2)],
                Seed = 1,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                Progress = TrainingProgress.Console,
            }
        );

        double before = ErrorOf(corrupted),
            after = net.Evaluate(corrupted, Loss.MeanSquaredError)["loss"];
        Console.WriteLine(
            $"\nMean squared error of {test.Count:N0} images that it never saw: corrupted {before:F4}, restored {after:F4}, "
                + $"{before / after:F1} times less"
        );
        Draw(net, corrupted);
        return 0;
    }

    // Between the images as they are read and as they were.
    private static double ErrorOf(Dataset corrupted)
    {
        float[] input = new float[Denoiser.InputLength],
            target = new float[Denoiser.InputLength];
        double sum = 0;
        for (int i = 0; i < corrupted.Count; i++)
        {
            corrupted.CopyInputTo(i, input);
            corrupted.CopyTargetTo(i, target);
            sum += input.Zip(target, (x, t) => (x - t) * (x - t)).Average();
        }
        return sum / corrupted.Count;
    }

    /// <summary>Three rows: clean, corrupted, restored.</summary>
    private static void Draw(Denoiser net, Dataset corrupted)
    {
        const int Count = 12;
        var sheet = new ImageSheet
        {
            Columns = Count,
            RowLabels = ["clean", "corrupted", "restored"],
            Zoom = 2,
            Margin = 4,
            Range = (0, 1),
        };
        float[] image = new float[Denoiser.InputLength],
            restored = new float[Denoiser.OutputLength];
        foreach (
            Action<int> fill in (Action<int>[])
                [
                    i => corrupted.CopyTargetTo(i, image),
                    i => corrupted.CopyInputTo(i, image),
                    i =>
                    {
                        corrupted.CopyInputTo(i, image);
                        net.Predict(image, restored);
                        restored.CopyTo(image, 0);
                    },
                ]
        )
            for (int i = 0; i < Count; i++)
            {
                fill(i);
                sheet.Add(image, 28, 28);
            }
        sheet.Save("denoised.png");
        Console.WriteLine($"Clean, corrupted and restored images: {Path.GetFullPath("denoised.png")}");
    }
}

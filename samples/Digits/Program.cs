using System.Diagnostics;
using System.Globalization;
using NetGen;

namespace Digits;

/// <summary>Trains a network on handwritten digits, tests it, and measures one prediction.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");

        // 1,797 images of 8 x 8 pixels from 0 to 16, then the digit. A fifth is held out to test with.
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
        (Dataset train, Dataset test) = digits.Split(0.8, seed: 1);
        train = train.MinMaxScale(out Scaling scaling);
        test = test.Scale(scaling);

        var net = new DigitsNet(seed: 1);
        Console.WriteLine(DigitsNet.Summary);
        Console.WriteLine();

        History history = net.Fit(
            train,
            new FitOptions
            {
                Epochs = quick ? 3 : 30,
                BatchSize = 32,
                Optimizer = new Adam(learningRate: 2e-3f),
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Validation = test,
                Seed = 1,
                Progress = TrainingProgress.Console,
            }
        );

        var confusion = new ConfusionMatrix(10);
        float[] image = new float[DigitsNet.InputLength],
            digit = new float[1];
        for (int i = 0; i < test.Count; i++)
        {
            test.CopyInputTo(i, image);
            test.CopyTargetTo(i, digit);
            confusion.Add((int)digit[0], net.PredictClass(image));
        }
        Console.WriteLine($"\nTest accuracy: {confusion.Accuracy:P2} of {test.Count} images that it never saw\n");
        Console.WriteLine(confusion);

        (double p50, double p99) = Latency(net, image);
        Console.WriteLine($"One prediction takes {p50:N0} ns (p50), {p99:N0} ns (p99).");
        history.SaveSvg("digits.svg");
        Console.WriteLine($"Training curve: {Path.GetFullPath("digits.svg")}");
    }

    // A clock's tick is about as long as a prediction, so each measurement is of a hundred.
    private static (double P50, double P99) Latency(DigitsNet net, float[] image)
    {
        const int Together = 100;
        float[] probabilities = new float[DigitsNet.OutputLength];
        var nanoseconds = new double[2_000];
        for (int round = 0; round < 2; round++)
        for (int i = 0; i < nanoseconds.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int k = 0; k < Together; k++)
                net.Predict(image, probabilities);
            nanoseconds[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Together;
        }
        Array.Sort(nanoseconds);
        return (nanoseconds[nanoseconds.Length / 2], nanoseconds[nanoseconds.Length * 99 / 100]);
    }
}

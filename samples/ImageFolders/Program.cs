using System.Globalization;
using NetGen;
using StbImageSharp;

namespace ImageFolders;

/// <summary>Trains on PNG and JPEG files in a folder for each class: those in the folder behind the command, or the handwritten digits,
/// which it writes as such files first.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        string? given = args.FirstOrDefault(arg => arg != "--quick");
        if (given is not null && !Directory.Exists(given))
        {
            Console.WriteLine($"There is no folder '{given}'; name one that has a folder of images for each class.");
            return 1;
        }
        string folder = given ?? "digits-images";
        if (given is null)
            DigitImages.Write(folder, quick ? 600 : 1_797);

        (int height, int width) = (SmallNet.InputShape[0], SmallNet.InputShape[1]);
        (Dataset images, IReadOnlyList<string> classes) = Dataset.FromFolders(folder, Decode, size: (height, width));
        Console.WriteLine($"{images.Count:N0} images in {Path.GetFullPath(folder)} of the classes {string.Join(", ", classes)}");
        if (classes.Count > SmallNet.OutputLength)
        {
            Console.WriteLine($"The network tells {SmallNet.OutputLength} classes apart; its last layer needs {classes.Count} units.");
            return 1;
        }
        (Dataset train, Dataset test) = images.StratifiedSplit(0.8, seed: 1);

        var net = new SmallNet(seed: 1);
        net.Fit(
            train,
            new FitOptions
            {
                Epochs = quick ? 10 : 20,
                BatchSize = 32,
                Optimizer = new Adam(learningRate: 3e-3f),
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Validation = test,
                Seed = 1,
                Progress = TrainingProgress.Console,
            }
        );
        Evaluation scores = net.Evaluate(test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy]);
        Console.WriteLine($"\nTest accuracy: {scores[Metric.SparseCategoricalAccuracy]:P2} of {test.Count:N0} images that it never saw");

        // An image by itself goes the way of the others: decoded, brought to size, scaled.
        string path = Directory
            .EnumerateFiles(Path.Combine(folder, classes[^1]), "*", new EnumerationOptions())
            .Order(StringComparer.Ordinal)
            .First();
        using FileStream file = File.OpenRead(path);
        float[] pixels = [.. Decode(file).Resize(height, width).Pixels.Select(value => value / 255f)];
        Console.WriteLine($"{path} is taken for {classes[net.PredictClass(pixels)]}.");
        return 0;
    }

    /// <summary>An image, grey whatever it was. With <see cref="ColorComponents.RedGreenBlue"/> there are 3 channels.</summary>
    private static DecodedImage Decode(Stream stream)
    {
        ImageResult image = ImageResult.FromStream(stream, ColorComponents.Grey);
        return new DecodedImage(image.Data, image.Height, image.Width, channels: 1);
    }
}

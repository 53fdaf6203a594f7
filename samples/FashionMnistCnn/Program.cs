using System.Globalization;
using NetGen;

namespace FashionMnistCnn;

/// <summary>A small convolutional network: articles of clothing from 28 x 28 pixels.</summary>
[Network(Quantization = Quantization.Int8)]
[Input(28, 28, 1)]
[Conv2D(28, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dropout(0.2)]
[Dense(10, Activation.Softmax)]
public sealed partial class FashionCnn;

/// <summary>The first layer of <see cref="FashionCnn"/> by itself, to see what it makes of an image.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(28, 3, Activation.ReLU)]
public sealed partial class FirstLayer;

internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        if (FashionMnistData.Read(args) is not var (train, test))
            return 1;

        var net = new FashionCnn(seed: 1);
        Console.WriteLine(FashionCnn.Summary);
        Console.WriteLine();
        net.Fit(
            quick ? train.Take(6_000) : train,
            new FitOptions
            {
                Epochs = quick ? 1 : 10,
                BatchSize = 64,
                Optimizer = new Adam(),
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Validation = quick ? test.Take(1_000) : test,
                Seed = 1,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                Progress = TrainingProgress.Console,
            }
        );
        Evaluation scores = net.Evaluate(test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy]);
        Console.WriteLine($"\nTest accuracy: {scores[Metric.SparseCategoricalAccuracy]:P2}");

        CompareQuantized(net, test);

        float[] image = new float[FashionCnn.InputLength];
        test.CopyInputTo(0, image);
        DrawFilters(net);
        DrawFeatureMaps(net, image);
        return 0;
    }

    /// <summary>What it costs to store the weights in a quarter of the memory.</summary>
    private static void CompareQuantized(FashionCnn net, Dataset test)
    {
        QuantizedNetwork small = net.Quantize();
        float[] images = new float[test.Count * FashionCnn.InputLength];
        for (int i = 0; i < test.Count; i++)
            test.CopyInputTo(i, images.AsSpan(i * FashionCnn.InputLength, FashionCnn.InputLength));
        Console.WriteLine($"In 8 bits: {small.Compare(net, images)}");
    }

    /// <summary>The 28 learned kernels of 3 x 3 weights: red above zero, blue below.</summary>
    private static void DrawFilters(FashionCnn net)
    {
        NamedTensor kernel = net.GetWeights().Single(weights => weights.Name == "conv2d.kernel");
        var sheet = new ImageSheet
        {
            Columns = 7,
            RowLabels = ["1-7", "8-14", "15-21", "22-28"],
            Zoom = 24,
            Margin = 12,
            Diverging = true,
        };
        sheet.AddChannels(kernel.Values, 3, 3, 28);
        sheet.Save("filters.png");
        Console.WriteLine($"Filters: {Path.GetFullPath("filters.png")}");
    }

    /// <summary>The image, and what each of the 28 filters finds in it.</summary>
    private static void DrawFeatureMaps(FashionCnn net, float[] image)
    {
        var first = new FirstLayer();
        first.SetWeights([.. net.GetWeights().Where(weights => weights.Name.StartsWith("conv2d.", StringComparison.Ordinal))]);
        float[] maps = new float[FirstLayer.OutputLength];
        first.Predict(image, maps);

        var sheet = new ImageSheet
        {
            Columns = 6,
            RowLabels = ["image, 1-5", "6-11", "12-17", "18-23", "24-28"],
            Zoom = 4,
            Margin = 8,
        };
        sheet.Add(image, 28, 28);
        sheet.AddChannels(maps, 26, 26, 28);
        sheet.Save("feature-maps.png");
        Console.WriteLine($"Feature maps: {Path.GetFullPath("feature-maps.png")}");
    }
}

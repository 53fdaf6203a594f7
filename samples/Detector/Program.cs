using System.Diagnostics;
using System.Globalization;
using NetGen;

namespace Detector;

/// <summary>Finds digits in scenes, as boxes with "boxes" and pixel by pixel with "pixels", and the joints of stick figures with
/// "keypoints"; all of it without any of these.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        bool Asked(string mode) => args.Contains(mode) || !args.Any(arg => arg is "boxes" or "pixels" or "keypoints");
        if (Asked("boxes") || Asked("pixels"))
            Digits(quick, Asked("boxes"), Asked("pixels"));
        if (Asked("keypoints"))
            Joints(Figure.Draw(quick ? 500 : 4_000, seed: 1), Figure.Draw(quick ? 50 : 500, seed: 2), quick ? 4 : 6);
    }

    private static void Digits(bool quick, bool boxes, bool pixels)
    {
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
        (Dataset train, Dataset test) = digits.Split(0.8, seed: 1);
        Scaling scaling = new([.. new double[64]], [.. Enumerable.Repeat(16.0, 64)]);
        Scene[] scenes = Scene.Draw(train.Scale(scaling), quick ? 2_000 : 8_000, seed: 1),
            unseen = Scene.Draw(test.Scale(scaling), quick ? 50 : 500, seed: 2);
        if (boxes)
            Boxes(scenes, unseen, quick ? 8 : 12);
        if (pixels)
            Pixels(scenes[..(scenes.Length / 2)], unseen, quick ? 1 : 8);
    }

    private static void Boxes(Scene[] scenes, Scene[] unseen, int epochs)
    {
        var net = new DetectorNet(seed: 1);
        FitOptions options = Options(epochs, batchSize: 32, validation: Grid.Encode(unseen));
        options.Losses["there"] = Loss.BinaryCrossentropy;
        options.Losses["digit"] = Loss.SparseCategoricalCrossentropy;
        options.Losses["box"] = Loss.MeanSquaredError;
        // About one cell in twelve has an object.
        (options.LossWeights["there"], options.LossWeights["digit"], options.LossWeights["box"]) = (4, 4, 40);
        options.WeightedMetricsOf["digit"] = [Metric.SparseCategoricalAccuracy];
        var clock = Stopwatch.StartNew();
        net.Fit(Grid.Encode(scenes), options);
        double seconds = clock.Elapsed.TotalSeconds;
        MeanAveragePrecision half = new(classes: 10),
            threeQuarters = new(classes: 10, iouThreshold: 0.75);
        var distances = new List<double>();
        foreach (Scene scene in unseen)
        {
            IReadOnlyList<Detection> found = Grid.Find(net, scene);
            half.Add(found, scene.Objects);
            threeQuarters.Add(found, scene.Objects);
            distances.AddRange(
                scene.Objects.SelectMany(o =>
                    found
                        .Where(d => d.Class == o.Class && d.Box.IntersectionOverUnion(o.Box) >= 0.5)
                        .Take(1)
                        .Select(d => Math.Sqrt(Math.Pow(d.Box.CenterX - o.Box.CenterX, 2) + Math.Pow(d.Box.CenterY - o.Box.CenterY, 2)))
                )
            );
        }
        Console.WriteLine($"\nTrained in {seconds:F0} s. {unseen.Length} scenes of digits that it never saw:");
        Console.WriteLine($"mAP at an overlap of 0.5: {half.Result:F3}; at 0.75: {threeQuarters.Result:F3}");
        Console.WriteLine(
            distances.Count == 0
                ? "No digit was found."
                : $"Middles of the digits that were found are off by {distances.Average():F2} pixels on average."
        );
        Console.WriteLine($"Boxes: {Pictures.Boxes("boxes.svg", [.. unseen.Take(8).Select(scene => (scene, Grid.Find(net, scene)))])}");
    }

    private static void Pixels(Scene[] scenes, Scene[] unseen, int epochs)
    {
        var net = new SegmentationNet(seed: 2);
        var clock = Stopwatch.StartNew();
        net.Fit(Scene.WithLabels(scenes), Options(epochs, batchSize: 16, Loss.SparseCategoricalCrossentropy));
        double seconds = clock.Elapsed.TotalSeconds;
        Evaluation scores = net.Evaluate(
            Scene.WithLabels(unseen),
            Loss.SparseCategoricalCrossentropy,
            [Metric.MeanIoU, Metric.SparseCategoricalAccuracy]
        );
        Console.WriteLine($"\nTrained in {seconds:F0} s. {unseen.Length} scenes of digits that it never saw:");
        Console.WriteLine(
            $"Mean intersection over union of ten digits and the ground: {scores["mean_io_u"]:F3}; right pixels: "
                + $"{scores["sparse_categorical_accuracy"]:P1}"
        );
        Console.WriteLine($"Pixels: {Pictures.Pixels("pixels.png", net, unseen[..10])}");
    }

    private static void Joints(Figure[] figures, Figure[] unseen, int epochs)
    {
        var net = new KeypointNet(seed: 3);
        FitOptions options = Options(epochs, batchSize: 32, validation: Keypoints.Encode(unseen));
        (options.Losses["map"], options.Losses["point"]) = (Loss.SparseCategoricalCrossentropy, Loss.MeanSquaredError);
        options.LossWeights["point"] = 20;
        var clock = Stopwatch.StartNew();
        net.Fit(Keypoints.Encode(figures), options);
        double seconds = clock.Elapsed.TotalSeconds;
        var found = unseen.Select(figure => (Figure: figure, Joints: Keypoints.Find(net, figure))).ToList();
        Console.WriteLine($"\nTrained in {seconds:F0} s. {unseen.Length} figures that it never saw:");
        foreach (double share in new[] { 0.1, 0.2 })
        {
            double[] maps = Keypoints.Right([.. found.Select(f => (f.Figure, f.Joints.ByMap))], share),
                numbers = Keypoints.Right([.. found.Select(f => (f.Figure, f.Joints.ByNumber))], share);
            Console.WriteLine($"PCK@{share:F1}: {maps.Average():P1} of the joints by maps, {numbers.Average():P1} by two numbers each");
            if (share == 0.2)
                Console.WriteLine("  by maps: " + string.Join(", ", Figure.Names.Zip(maps, (name, right) => $"{name} {right:P0}")));
        }
        Console.WriteLine($"Joints: {Pictures.Joints("keypoints.svg", [.. found.Take(8).Select(f => (f.Figure, f.Joints.ByMap))])}");
    }

    // What all have in common: a learning rate that falls along half a cosine, and as many threads as there are processors.
    private static FitOptions Options(int epochs, int batchSize, Loss? loss = null, Dataset? validation = null) =>
        new()
        {
            Epochs = epochs,
            BatchSize = batchSize,
            Optimizer = new Adam(),
            Loss = loss,
            Validation = validation,
            Callbacks = [new LearningRateScheduler((epoch, _) => 3e-3f * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2)],
            Seed = 1,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            Progress = TrainingProgress.Console,
        };
}

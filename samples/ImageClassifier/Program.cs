using System.Globalization;
using NetGen;

namespace ImageClassifier;

/// <summary>Trains a residual network on images that are shifted and mirrored at random, tests it, and shows what it takes for something
/// else.</summary>
internal static class Program
{
    private static readonly string[] s_names =
    [
        "T-shirt",
        "trousers",
        "pullover",
        "dress",
        "coat",
        "sandal",
        "shirt",
        "sneaker",
        "bag",
        "boot",
    ];

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        if (FashionMnistData.Read(args) is not var (train, test))
            return 1;
        if (quick)
            (train, test) = (train.Take(3_000), test.Take(1_000));

        // How long to train, and how fast at first; the learning rate falls to zero along a cosine.
        int epochs = Number(args, "--epochs") ?? (quick ? 1 : 20);
        const float learningRate = 3e-3f;

        var net = new ClothingNet(seed: 1);
        Console.WriteLine(ClothingNet.Summary);
        Console.WriteLine();
        IDataSource augmented = train.Augment(
            new ImageAugmentation
            {
                Shift = 1,
                HorizontalFlip = true,
                Seed = 1,
            }
        );
        History history = net.Fit(
            augmented,
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = quick ? 32 : 128,
                Optimizer = new Adam(learningRate),
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Validation = test,
                Callbacks = [new LearningRateScheduler((epoch, _) => learningRate * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2)],
                Seed = 1,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                Progress = TrainingProgress.Console,
            }
        );
        net.Save("image-classifier.safetensors");
        Console.WriteLine($"\nWeights: {Path.GetFullPath("image-classifier.safetensors")}");
        history.SaveSvg("image-classifier.svg");
        Console.WriteLine($"Training curve: {Path.GetFullPath("image-classifier.svg")}");
        Test(net, test);
        return 0;
    }

    private static void Test(ClothingNet net, Dataset test)
    {
        var confusion = new ConfusionMatrix(10);
        var mistakes = new float[]?[10, 10];
        float[] image = new float[ClothingNet.InputLength],
            label = new float[1];
        for (int i = 0; i < test.Count; i++)
        {
            test.CopyInputTo(i, image);
            test.CopyTargetTo(i, label);
            int actual = (int)label[0],
                predicted = net.PredictClass(image);
            confusion.Add(actual, predicted);
            if (actual != predicted)
                mistakes[actual, predicted] ??= [.. image];
        }
        Console.WriteLine($"\nTest accuracy: {confusion.Accuracy:P2} of {test.Count:N0} images that it never saw\n");
        Console.WriteLine(confusion);
        Draw(mistakes);
    }

    /// <summary>The first image of each kind of mistake: a row for what it is, a column for what it was taken for.</summary>
    private static void Draw(float[]?[,] mistakes)
    {
        var sheet = new ImageSheet
        {
            Columns = 10,
            Zoom = 2,
            Margin = 4,
            Range = (0, 1),
            RowLabels = s_names,
            ColumnLabels = s_names,
        };
        float[] none = [.. Enumerable.Repeat(208 / 255f, 28 * 28)];
        foreach (float[]? image in mistakes)
            sheet.Add(image ?? none, 28, 28);
        sheet.Save("mistakes.png");
        Console.WriteLine($"What it took for something else: {Path.GetFullPath("mistakes.png")}");
    }

    private static int? Number(string[] args, string option) =>
        Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1]) : null;
}

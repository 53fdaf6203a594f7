using System.Globalization;
using NetGen;

namespace DeepBelief;

/// <summary>Learns handwritten digits without labels, shows what it has found, and then needs few labels to read them.</summary>
internal static class Program
{
    private const int Labelled = 100;

    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        int epochs = quick ? 20 : 100,
            sets = quick ? 3 : 10;

        // 1,797 images of 8 x 8 pixels from 0 to 16, then the digit. A fifth is held out to test with; the others are looked at without
        // their labels, but for a hundred.
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
        digits = digits.Scale(new Scaling(new double[64], Enumerable.Repeat(16.0, 64).ToArray())).Reshape(8, 8, 1);
        (Dataset train, Dataset test) = digits.Split(0.8, seed: 1);

        var net = new DeepBeliefNet(seed: 1);
        net.Pretrain(
            train,
            new PretrainOptions
            {
                Epochs = epochs,
                BatchSize = 20,
                WeightDecay = 1e-3f,
                Validation = test,
                Seed = 1,
                Callbacks = [new FilterSheet(net)],
                Progress = TrainingProgress.Console,
            }
        );

        float[] dreams = new float[100 * DeepBeliefNet.InputLength];
        net.Sample(dreams, steps: 20 * epochs, seed: 1);
        var sheet = new ImageSheet
        {
            Zoom = 4,
            Columns = 20,
            RowLabels = ["1-20", "21-40", "41-60", "61-80", "81-100"],
            Range = (0, 1),
        };
        foreach (float[] image in dreams.Chunk(64))
            sheet.Add(image, 8, 8);
        sheet.Save("samples.png");

        double pretrained = Accuracy(net),
            random = Accuracy(new DeepBeliefNet(seed: 1));
        Console.WriteLine($"Right of {test.Count} images, with {Labelled} labels to learn from, on average over {sets} sets of them:");
        Console.WriteLine($"  after pre-training    {pretrained:P1}");
        Console.WriteLine($"  from random weights   {random:P1}");
        Console.WriteLine($"Pictures: strokes.png, parts.png, shapes.png, samples.png in {Environment.CurrentDirectory}");

        double Accuracy(DeepBeliefNet start) =>
            Enumerable
                .Range(0, sets)
                .Average(set =>
                {
                    float[] parameters = new float[DeepBeliefNet.ParameterCount];
                    start.CopyParametersTo(parameters);
                    var network = new DeepBeliefNet();
                    network.SetParameters(parameters);
                    Dataset labelled = train.Select([.. Enumerable.Range(set * Labelled, Labelled)]);
                    network.Fit(
                        labelled,
                        new FitOptions
                        {
                            Epochs = 100,
                            BatchSize = 10,
                            Optimizer = new Adam(learningRate: 1e-3f),
                            Loss = Loss.SparseCategoricalCrossentropy,
                            Seed = 1,
                        }
                    );
                    return network.Evaluate(test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])[
                        "sparse_categorical_accuracy"
                    ];
                });
    }
}

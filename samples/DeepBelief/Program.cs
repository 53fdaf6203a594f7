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
        int epochs = args.Contains("--quick") ? 4 : 50;

        // 1,797 images of 8 x 8 pixels from 0 to 16, then the digit. A fifth is held out to test with; of the others only a hundred keep their labels.
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
        digits = digits.Scale(new Scaling(new double[64], Enumerable.Repeat(16.0, 64).ToArray())).Reshape(8, 8, 1);
        (Dataset train, Dataset test) = digits.Split(0.8, seed: 1);

        var net = new DeepBeliefNet(seed: 1);
        var filters = new FilterSheet(net);
        History history = net.Pretrain(train, new PretrainOptions
        {
            Epochs = epochs,
            BatchSize = 20,
            Validation = test,
            Seed = 1,
            Callbacks = [filters],
            Progress = TrainingProgress.Console,
        });
        filters.Save("strokes.png", "shapes.png");

        float[] dreams = new float[100 * DeepBeliefNet.InputLength];
        net.Sample(dreams, steps: 20 * epochs, seed: 1);
        var sheet = new ImageSheet { Zoom = 4, Columns = 20, Range = (0, 1) };
        foreach (float[] image in dreams.Chunk(64)) sheet.Add(image, 8, 8);
        sheet.Save("samples.png");

        double pretrained = Accuracy(net), random = Accuracy(new DeepBeliefNet(seed: 1));
        Console.WriteLine($"Right of {test.Count} images, with {Labelled} labels to learn from: {pretrained:P1} after pre-training, {random:P1} from random weights");
        Console.WriteLine($"Pictures: {Path.GetFullPath("strokes.png")}, {Path.GetFullPath("shapes.png")}, {Path.GetFullPath("samples.png")}");

        double Accuracy(DeepBeliefNet network)
        {
            network.Fit(train.Take(Labelled), new FitOptions { Epochs = 100, BatchSize = 10, Optimizer = new Adam(learningRate: 1e-3f), Loss = Loss.SparseCategoricalCrossentropy, Seed = 1 });
            return network.Evaluate(test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])["sparse_categorical_accuracy"];
        }
    }
}

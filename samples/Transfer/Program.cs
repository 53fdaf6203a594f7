using System.Globalization;
using NetGen;

namespace Transfer;

/// <summary>Sandals from sneakers by 50 images of each: a network that knows other clothes already gets a new head, and is then fine-tuned;
/// beside it one that begins with nothing sees the same 100 images.</summary>
internal static class Program
{
    private static readonly int[] s_few = [5, 7]; // sandals and sneakers

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        if (FashionMnistData.Read(args) is not var (train, test))
            return 1;

        var eight = new EightKinds(seed: 1);
        Dataset known = Only(train, [.. Enumerable.Range(0, 10).Except(s_few)], most: quick ? 600 : 6_000);
        eight.Fit(known, Options(epochs: quick ? 1 : 3, batchSize: 64, learningRate: 1e-3f));
        eight.Save("eight.safetensors");
        Console.WriteLine($"Eight kinds, from {known.Count:N0} images, with {EightKinds.ParameterCount:N0} parameters.\n");

        Dataset images = Only(train, s_few, most: 6_000),
            others = Only(test, s_few, most: 1_000);
        List<double[]> transferred = [],
            alone = [];
        int runs = quick ? 1 : 5;
        for (int run = 0; run < runs; run++)
        {
            // Each run has 100 images of its own; one kind stands behind the other.
            Dataset few = images.Select([.. Enumerable.Range(50 * run, 50), .. Enumerable.Range(6_000 + 50 * run, 50)]);
            transferred.Add(Transferred(few, others, run, isFirst: run == 0));
            alone.Add(Trained(new TwoKinds(seed: run + 2), few, others, epochs: 45, learningRate: 1e-3f));
        }
        double[] byTransfer = Mean(transferred),
            byNothing = Mean(alone);
        Console.WriteLine(
            $"Two kinds, from 50 images of each: right of {others.Count:N0} other images (mean of {runs} times 100 images)\n"
        );
        Console.WriteLine($"from nothing, 45 epochs                                {byNothing[^1], 7:P1}");
        Console.WriteLine($"a new head over the frozen base, 15 epochs             {byTransfer[14], 7:P1}");
        Console.WriteLine($"15 more with the base's second convolution             {byTransfer[29], 7:P1}");
        Console.WriteLine($"15 more with all layers                                {byTransfer[44], 7:P1}");
        LineChart.Save(
            "transfer.svg",
            "Sandals from sneakers by 100 images",
            "Epoch",
            "Accuracy on other images",
            ("from eight other kinds", byTransfer),
            ("from nothing", byNothing)
        );
        Console.WriteLine($"\nPicture: {Path.GetFullPath("transfer.svg")}");
        return 0;
    }

    /// <summary>The accuracy after each epoch of three phases.</summary>
    private static double[] Transferred(Dataset few, Dataset others, int run, bool isFirst)
    {
        var net = new TwoKinds(seed: run + 2);
        // The base has the same name there; what is new has others.
        LoadReport report = net.LoadWeights("eight.safetensors");
        net.Freeze("base");
        if (isFirst)
            Console.WriteLine($"{report}\n\n{string.Join('\n', net.Layers)}\n");
        double[] head = Trained(net, few, others, epochs: 15, learningRate: 1e-3f);

        net.Unfreeze("base.conv2d_1");
        double[] upper = Trained(net, few, others, epochs: 15, learningRate: 3e-4f);

        net.Unfreeze();
        double[] all = Trained(net, few, others, epochs: 15, learningRate: 1e-4f);
        return [.. head, .. upper, .. all];
    }

    private static double[] Trained(TwoKinds net, Dataset few, Dataset others, int epochs, float learningRate)
    {
        History history = net.Fit(few, Options(epochs, batchSize: 10, learningRate, others));
        return [.. history.Epochs.Select(epoch => epoch["val_sparse_categorical_accuracy"])];
    }

    private static FitOptions Options(int epochs, int batchSize, float learningRate, Dataset? validation = null) =>
        new()
        {
            Epochs = epochs,
            BatchSize = batchSize,
            Optimizer = new Adam(learningRate),
            Loss = Loss.SparseCategoricalCrossentropy,
            Metrics = [Metric.SparseCategoricalAccuracy],
            Validation = validation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            Seed = 1,
        };

    /// <summary>The first images of some kinds, numbered anew from 0 on and one kind after the other.</summary>
    private static Dataset Only(Dataset data, int[] kinds, int most)
    {
        var target = new float[1];
        List<int>[] found = [.. kinds.Select(_ => new List<int>())];
        for (int i = 0; i < data.Count; i++)
        {
            data.CopyTargetTo(i, target);
            int kind = Array.IndexOf(kinds, (int)target[0]);
            if (kind >= 0 && found[kind].Count < most)
                found[kind].Add(i);
        }
        float[] inputs = new float[found.Sum(f => f.Count) * Base.InputLength],
            targets = [.. found.SelectMany((f, kind) => f.Select(_ => (float)kind))];
        int at = 0;
        foreach (int i in found.SelectMany(f => f))
            data.CopyInputTo(i, inputs.AsSpan(Base.InputLength * at++, Base.InputLength));
        return new Dataset(inputs, targets, [28, 28, 1], [1]);
    }

    private static double[] Mean(List<double[]> runs) =>
        [.. Enumerable.Range(0, runs[0].Length).Select(epoch => runs.Average(run => run[epoch]))];
}

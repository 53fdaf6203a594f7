using System.Globalization;
using NetGen;

namespace FashionMnist;

/// <summary>784-64-64-10: articles of clothing from 28 x 28 pixels.</summary>
[Network]
[Input(28, 28, 1)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class FashionNet;

internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick"),
            adam = args.Contains("--adam");
        if (FashionMnistData.Read(args) is not var (train, test))
            return 1;

        var net = new FashionNet(seed: 1);
        Console.WriteLine(FashionNet.Summary);
        Console.WriteLine();
        History history = net.Fit(
            quick ? train.Take(6_000) : train,
            new FitOptions
            {
                Epochs = quick ? 1 : 5,
                BatchSize = 64,
                Optimizer = adam ? new Adam() : new SGD(learningRate: 0.1f),
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Validation = test,
                Seed = 1,
                Progress = TrainingProgress.Console,
            }
        );

        Evaluation scores = net.Evaluate(test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy]);
        Console.WriteLine($"\nTest accuracy: {scores[Metric.SparseCategoricalAccuracy]:P2}");
        history.SaveSvg("fashion-mnist.svg");
        Console.WriteLine($"Training curve: {Path.GetFullPath("fashion-mnist.svg")}");
        return 0;
    }
}

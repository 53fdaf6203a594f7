using System.Diagnostics;
using System.Globalization;
using NetGen;

namespace AddingProblem;

[Network]
[Input(100, 2)]
[SimpleRNN(16)]
[Dense(1)]
public sealed partial class SimpleAdder;

[Network]
[Input(100, 2)]
[LSTM(16)]
[Dense(1)]
public sealed partial class LstmAdder;

[Network]
[Input(100, 2)]
[GRU(16)]
[Dense(1)]
public sealed partial class GruAdder;

/// <summary>The adding problem of S. Hochreiter and J. Schmidhuber (1997): 100 steps of a number in [0, 1) and a mark. Two steps are
/// marked, one in each half; wanted is the sum of their numbers. Whoever always answers 1 is off by 1/6, squared and on average; to do
/// better one must remember for up to 99 steps.</summary>
internal static class Program
{
    private const int Steps = 100,
        BatchSize = 50;

    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        int trainingSteps =
            args.Contains("--quick") ? 100
            : args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture)
            : 3_000;
        Console.WriteLine("layer      mean squared error   seconds");
        double[] simple = Train("SimpleRNN", new SimpleAdder(seed: 1), trainingSteps);
        double[] lstm = Train("LSTM", new LstmAdder(seed: 1), trainingSteps);
        double[] gru = Train("GRU", new GruAdder(seed: 1), trainingSteps);
        LineChart.Save(
            "adding-problem.svg",
            "The adding problem, 100 steps",
            "Training steps, in fifties",
            "Mean squared error",
            ("SimpleRNN", simple),
            ("LSTM", lstm),
            ("GRU", gru)
        );
        Console.WriteLine($"\nAlways answering 1: {1 / 6.0:F4}\nTraining curves: {Path.GetFullPath("adding-problem.svg")}");
    }

    // No sequence is seen twice, so that nothing can be learned by heart. Gradients through 100 steps can explode; the norm is clipped.
    private static double[] Train(string name, INetwork net, int trainingSteps)
    {
        var random = new Random(1);
        var watch = Stopwatch.StartNew();
        float[] x = new float[BatchSize * Steps * 2],
            sums = new float[BatchSize],
            answers = new float[BatchSize];
        var losses = new double[trainingSteps / 50];
        using (
            var trainer = new Trainer<float>(net, Loss.MeanSquaredError, new Adam(learningRate: 0.01f) { GlobalClipNorm = 1 }, BatchSize)
        )
            for (int step = 0; step < losses.Length * 50; step++)
            {
                Draw(random, x, sums);
                losses[step / 50] += trainer.Step(x, sums) / 50;
            }

        double error = 0;
        for (int i = 0; i < 40; i++)
        {
            Draw(random, x, sums);
            net.Predict(x, answers);
            error += answers.Zip(sums, (answer, sum) => (answer - sum) * (answer - sum)).Average() / 40;
        }
        Console.WriteLine($"{name, -9} {error, 19:F6} {watch.Elapsed.TotalSeconds, 9:F1}");
        return losses;
    }

    private static void Draw(Random random, float[] x, float[] sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            Span<float> sequence = x.AsSpan(i * Steps * 2, Steps * 2);
            for (int t = 0; t < Steps; t++)
                (sequence[2 * t], sequence[2 * t + 1]) = (random.NextSingle(), 0);
            int first = random.Next(Steps / 2),
                second = random.Next(Steps / 2, Steps);
            sequence[2 * first + 1] = sequence[2 * second + 1] = 1;
            sums[i] = sequence[2 * first] + sequence[2 * second];
        }
    }
}

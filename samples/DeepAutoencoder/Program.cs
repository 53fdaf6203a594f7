using System.Globalization;
using NetGen;

namespace DeepAutoencoder;

/// <summary>One deep autoencoder, from the same weights, by three optimizers: what is left of the loss as time goes by.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        double seconds = args.Contains("--quick") ? 1 : 40;
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
        Dataset train = digits.Scale(new Scaling(new double[64], Enumerable.Repeat(16.0, 64).ToArray())).InputsAsTargets();

        // Adam takes many small steps on small batches, the others few large ones on all samples.
        (string Name, Optimizer Optimizer, int BatchSize)[] runs =
        [
            ("Adam, batches of 64", new Adam(), 64),
            ("LBFGS", new LBFGS(history: 20) { Iterations = 10 }, train.Count),
            ("HessianFree", new HessianFree(damping: 1e-3f), train.Count),
        ];
        var chart = new LineChart("A deep autoencoder of digits", "Seconds of training", "log10 of the mean squared error");
        Console.WriteLine($"{"", -22}{"epochs", 8}{"loss", 10}");
        foreach ((string name, Optimizer optimizer, int batchSize) in runs)
        {
            var net = new DeepNet(seed: 1);
            var clock = new LossClock(net, train, seconds);
            net.Fit(
                train,
                new FitOptions
                {
                    Epochs = 1_000_000,
                    BatchSize = batchSize,
                    Loss = Loss.MeanSquaredError,
                    Optimizer = optimizer,
                    Callbacks = [clock],
                    Seed = 1,
                }
            );
            chart.Curve(name, [.. clock.Seconds], [.. clock.Losses.Select(Math.Log10)]);
            Console.WriteLine($"{name, -22}{clock.Losses.Count - 1, 8}{clock.Losses[^1], 10:0.00000}");
        }
        LineChart.Save("deep-autoencoder.svg", chart);
        Console.WriteLine($"\nPicture: {Path.GetFullPath("deep-autoencoder.svg")}");
    }
}

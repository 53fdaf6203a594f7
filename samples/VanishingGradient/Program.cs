using System.Globalization;
using NetGen;

namespace VanishingGradient;

[Network(Precision = Precision.Double)]
[Input(101)]
[Embedding(101, 16)]
[SimpleRNN(32)]
public sealed partial class Simple;

[Network(Precision = Precision.Double)]
[Input(101)]
[Embedding(101, 16)]
[LSTM(32)]
public sealed partial class LongShort;

/// <summary>How much of a gradient is left after so many steps back through time, in networks that have learned nothing yet. Word t stands
/// for the features of step t alone, so that the gradient with respect to its row of the table is that with respect to these
/// features.</summary>
internal static class Program
{
    private const int Steps = 101,
        Features = 16,
        Units = 32;

    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        int networks = args.Contains("--quick") ? 2 : 20;
        (string Name, double[] Logarithms)[] curves =
        [
            ("SimpleRNN", Decay(s => new Simple(s), networks)),
            ("LSTM", Decay(s => new LongShort(s), networks)),
            ("LSTM, forget gates open", Decay(s => new LongShort(s), networks, open: 5)),
        ];
        int[] distances = [1, 10, 20, 50, 100];
        Console.WriteLine($"{"steps back", -25}{string.Concat(distances.Select(d => $"{d, 9}"))}");
        foreach ((string name, double[] logarithms) in curves)
            Console.WriteLine($"{name, -25}{string.Concat(distances.Select(d => $"{Math.Pow(10, logarithms[d - 1]), 9:0.0E+0}"))}");
        LineChart.Save(
            "vanishing-gradient.svg",
            "What is left of a gradient",
            "Steps back in time",
            "log10 of its norm; the last step's is 0",
            curves
        );
        Console.WriteLine($"\nPicture: {Path.GetFullPath("vanishing-gradient.svg")}");
    }

    // The mean over networks of log10 |dL/dx(T - d)| / |dL/dx(T)| for d = 1, 2, ...; features and targets are normal.
    private static double[] Decay(Func<int, INetwork<double>> make, int networks, double open = 0)
    {
        var mean = new double[Steps - 1];
        double[] words = [.. Enumerable.Range(0, Steps).Select(t => (double)t)];
        for (int seed = 1; seed <= networks; seed++)
        {
            INetwork<double> net = make(seed);
            var random = new Random(seed);
            double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var weights = net.GetWeights();
            foreach (ref double x in weights.Single(w => w.Name == "embedding.embeddings").Values.AsSpan())
                x = Normal();
            if (open > 0)
                weights.Single(w => w.Name == "lstm.bias").Values.AsSpan(Units, Units).Fill(open);
            net.SetWeights(weights);
            var gradient = new double[weights.Sum(w => w.Values.Length)];
            net.LossAndGradient(words, [.. Enumerable.Range(0, Units).Select(_ => Normal())], Loss.MeanSquaredError, gradient);
            double Norm(int t) => Math.Sqrt(gradient[(t * Features)..((t + 1) * Features)].Sum(g => g * g));
            for (int d = 1; d < Steps; d++)
                mean[d - 1] += Math.Log10(Norm(Steps - 1 - d) / Norm(Steps - 1)) / networks;
        }
        return mean;
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen;

namespace Resume;

/// <summary>Reads a handwritten digit from 8 x 8 pixels.</summary>
[Network]
[Input(64)]
[Dense(32, Activation.ReLU)]
[Dropout(0.2)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitsNet;

/// <summary>Stop this program at any moment, by Ctrl+C, by kill -9 or by pulling the plug, and start it again: it goes on behind the last
/// epoch that it had finished, and ends in the same weights as if nothing had happened.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz")).MinMaxScale(out _);

        var net = new DigitsNet(seed: 1);
        net.Fit(
            digits,
            new FitOptions
            {
                Epochs = args.Contains("--quick") ? 60 : 2_000,
                BatchSize = 32,
                Optimizer = new Adam(),
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Seed = 1,
                Callbacks = [new BackupAndRestore("resume.safetensors")],
                Progress = args.Contains("--quick") ? TrainingProgress.Silent : TrainingProgress.Console,
            }
        );

        byte[] weights = [.. net.GetWeights().SelectMany(tensor => MemoryMarshal.AsBytes<float>(tensor.Values).ToArray())];
        Console.WriteLine($"Weights: {Convert.ToHexString(SHA256.HashData(weights))[..16]}");
    }
}

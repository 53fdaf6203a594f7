using System.Globalization;
using NetGen;

namespace Xor;

/// <summary>Two inputs, five hidden units, one output, all sigmoid: enough for exclusive or, which no single layer can learn.</summary>
[Network]
[Input(2)]
[Dense(5, Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class XorNet;

internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        float[] inputs = [0, 1, 1, 0, 1, 1, 0, 0],
            targets = [1, 1, 0, 0];
        int iterations = args.Contains("--quick") ? 2_000 : 10_000;

        // All four samples make one batch, so each step is plain gradient descent.
        var net = new XorNet(seed: 3);
        using var trainer = new Trainer<float>(net, Loss.MeanSquaredError, new SGD(learningRate: 1), batchSize: 4);
        var cost = new double[iterations];
        for (int i = 0; i < iterations; i++)
            cost[i] = trainer.Step(inputs, targets);

        float[] outputs = new float[4];
        net.Predict(inputs, outputs);
        Console.WriteLine("x1 x2   target   output");
        for (int i = 0; i < 4; i++)
            Console.WriteLine($" {inputs[2 * i]}  {inputs[2 * i + 1]}      {targets[i]}     {outputs[i]:F3}");
        Console.WriteLine($"\nMean squared error after {iterations:N0} steps: {cost[^1]:E2}");
        LineChart.Save("xor.svg", "Learning exclusive or", "Step", "Mean squared error", ("cost", cost));
        Console.WriteLine($"Cost curve: {Path.GetFullPath("xor.svg")}");
    }
}

using NetGen;

namespace NotesPictures;

[Network(Precision = Precision.Double)]
[Input(32)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
[Dense(32, Activation.Sigmoid)]
public sealed partial class DeepSigmoid;

[Network(Precision = Precision.Double)]
[Input(32)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
public sealed partial class DeepTanh;

[Network(Precision = Precision.Double)]
[Input(32)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
public sealed partial class DeepReLU;

/// <summary>How large the gradient is in each layer of a feed-forward net of twelve that has learned nothing yet: a sigmoid passes on a
/// quarter of it at most.</summary>
internal static class Vanishing
{
    private const int Layers = 12,
        Units = 32;

    public static Page Page { get; } =
        new(
            "vanishing",
            "The vanishing gradient",
            "The size of the gradient in each of twelve layers before training. On the way back to the input a sigmoid "
                + "passes on a quarter at most, and the first layer gets a ten-millionth of what the last one gets; tanh with "
                + "Glorot's weights and ReLU with He's keep it.",
            Draw
        );

    private static void Draw(bool quick)
    {
        var chart = new LineChart("Gradient in a deep net", "layer, from the input on", "norm of the kernel's gradient") { LogY = true };
        foreach (
            (string name, Func<int, INetwork<double>> make) in new (string, Func<int, INetwork<double>>)[]
            {
                ("sigmoid, Glorot", seed => new DeepSigmoid(seed)),
                ("tanh, Glorot", seed => new DeepTanh(seed)),
                ("ReLU, He", seed => new DeepReLU(seed)),
            }
        )
        {
            double[] norms = Norms(make, quick ? 2 : 20);
            chart.Curve(name, [.. Enumerable.Range(1, Layers).Select(i => (double)i)], norms);
            Console.WriteLine($"{name}: the first layer's gradient is {norms[0] / norms[^1]:E1} of the last one's");
        }
        chart.SaveSvg("vanishing.svg");
    }

    // Geometric means over networks.
    private static double[] Norms(Func<int, INetwork<double>> make, int networks)
    {
        var logarithms = new double[Layers];
        double[] inputs = new double[16 * Units],
            targets = new double[16 * Units],
            gradient = new double[Layers * (Units * Units + Units)];
        for (int seed = 1; seed <= networks; seed++)
        {
            NormalDistribution.Fill<double>(inputs, seed);
            NormalDistribution.Fill<double>(targets, seed + 1000);
            make(seed).LossAndGradient(inputs, targets, Loss.MeanSquaredError, gradient);
            for (int layer = 0; layer < Layers; layer++)
            {
                // A kernel, then a bias.
                Span<double> kernel = gradient.AsSpan(layer * (Units * Units + Units), Units * Units);
                double square = 0;
                foreach (double g in kernel)
                    square += g * g;
                logarithms[layer] += Math.Log10(square) / 2 / networks;
            }
        }
        return [.. logarithms.Select(log => Math.Pow(10, log))];
    }
}

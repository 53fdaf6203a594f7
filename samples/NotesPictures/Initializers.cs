using NetGen;

namespace NotesPictures;

/// <summary>The initializers that draw from a distribution, each in a layer of 256 units with tanh. Zeros, Ones, Constant and Identity give
/// the same values each time: a histogram of those is one or two bars.</summary>
internal static class Initializers
{
    private const int Units = 256;

    private static readonly (string Name, Func<int, INetwork<float>> Layer)[] s_kinds =
    [
        ("RandomNormal", seed => new RandomNormal(seed)),
        ("RandomNormal(stddev: 1.0)", seed => new WideNormal(seed)),
        ("RandomUniform", seed => new RandomUniform(seed)),
        ("TruncatedNormal", seed => new TruncatedNormal(seed)),
        ("GlorotUniform", seed => new GlorotUniform(seed)),
        ("GlorotNormal", seed => new GlorotNormal(seed)),
        ("HeUniform", seed => new HeUniform(seed)),
        ("HeNormal", seed => new HeNormal(seed)),
        ("LecunUniform", seed => new LecunUniform(seed)),
        ("LecunNormal", seed => new LecunNormal(seed)),
        ("VarianceScaling", seed => new VarianceScaling(seed)),
        ("Orthogonal", seed => new Orthogonal(seed)),
    ];

    public static Page Weights { get; } =
        new(
            "weights",
            "What initializers draw",
            "Histograms of the 65,536 weights that each initializer draws for a layer of 256 inputs and 256 units. Normal "
                + "ones have tails, truncated ones end at two deviations, uniform ones are flat. Glorot, He and LeCun choose "
                + "the width by the number of inputs, Glorot by that of outputs as well, so that in a square layer Glorot's and "
                + "LeCun's are the same; VarianceScaling is LecunNormal unless told otherwise. RandomNormal(stddev: 1.0) has "
                + "the shape of RandomNormal and is twenty times as wide. Zeros, Ones, Constant and Identity are left out: they "
                + "draw nothing.",
            DrawWeights
        );

    public static Page Activations { get; } =
        new(
            "initializers",
            "What initializers do to activations",
            "What comes out of the first, third and fifth of five layers with tanh one above the other, for the weights "
                + "of each initializer and normal inputs. With a deviation of 1 nearly all units sit at -1 or 1, where tanh has "
                + "no slope, and RandomUniform, whose deviation is 0.03, lets what comes in die away from layer to layer: "
                + "either way gradients vanish. Weights by Glorot and LeCun and orthogonal ones lose little, and He's, made for "
                + "ReLU, hardly anything after the first layer.",
            DrawActivations
        );

    /// <summary>The weights themselves.</summary>
    private static void DrawWeights(bool quick)
    {
        var charts = new List<Chart>();
        Console.WriteLine("Deviation of 65,536 weights:");
        foreach ((string name, Func<int, INetwork<float>> layer) in s_kinds)
        {
            INetwork<float> net = layer(1);
            var parameters = new float[Units * Units + Units];
            net.CopyParametersTo(parameters);
            // A kernel, then a bias.
            Span<float> kernel = parameters.AsSpan(0, Units * Units);
            Console.WriteLine($"{name, -26} {Deviation(kernel):F4}");
            charts.Add(new HistogramChart(name, "weight") { Bins = 60 }.Add("kernel, 256 x 256", kernel));
        }
        Chart.SaveSheet("weights.svg", 3, charts);
    }

    /// <summary>What tanh gives in the first, third and fifth of layers one above the other: where it shrinks to 0 or piles up at ±1,
    /// gradients vanish.</summary>
    private static void DrawActivations(bool quick)
    {
        var charts = new List<Chart>();
        Console.WriteLine("Deviation of activations in layers 1 to 5:");
        foreach ((string name, Func<int, INetwork<float>> layer) in s_kinds)
        {
            var chart = new HistogramChart(name, "activation") { Bins = 40, Range = (-1, 1) };
            var deviations = new List<double>();
            var values = new float[(quick ? 20 : 100) * Units];
            NormalDistribution.Fill<float>(values, seed: 1);
            for (int i = 1; i <= 5; i++)
            {
                var outputs = new float[values.Length];
                layer(i).Predict(values, outputs);
                values = outputs;
                deviations.Add(Deviation(values));
                if (i % 2 == 1)
                    chart.Add($"layer {i}", values);
            }
            Console.WriteLine($"{name, -26} {string.Join("  ", deviations.Select(d => $"{d:F3}"))}");
            charts.Add(chart);
        }
        Chart.SaveSheet("initializers.svg", 3, charts);
    }

    private static double Deviation(ReadOnlySpan<float> values)
    {
        double sum = 0,
            squares = 0;
        foreach (float value in values)
            (sum, squares) = (sum + value, squares + (double)value * value);
        return Math.Sqrt(squares / values.Length - Math.Pow(sum / values.Length, 2));
    }
}

using NetGen;

namespace NotesPictures;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.RandomNormal)]
public sealed partial class RandomNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.GlorotUniform)]
public sealed partial class GlorotUniform;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.HeNormal)]
public sealed partial class HeNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.LecunNormal)]
public sealed partial class LecunNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.Orthogonal)]
public sealed partial class Orthogonal;

/// <summary>What tanh gives in each of five layers one above the other, for each initializer: where it shrinks to 0 or piles up at ±1,
/// gradients vanish.</summary>
internal static class Initializers
{
    private const int Units = 256,
        Layers = 5;

    public static void Draw(bool quick)
    {
        (string Name, Func<int, INetwork<float>> Layer)[] kinds =
        [
            ("RandomNormal, 0.05", seed => new RandomNormal(seed)),
            ("RandomNormal, 1", seed => Scaled(new RandomNormal(seed), 20)),
            ("GlorotUniform", seed => new GlorotUniform(seed)),
            ("HeNormal", seed => new HeNormal(seed)),
            ("LecunNormal", seed => new LecunNormal(seed)),
            ("Orthogonal", seed => new Orthogonal(seed)),
        ];
        var charts = new List<Chart>();
        foreach ((string name, Func<int, INetwork<float>> layer) in kinds)
        {
            var values = new float[(quick ? 20 : 100) * Units];
            NormalDistribution.Fill<float>(values, seed: 1);
            for (int i = 1; i <= Layers; i++)
            {
                var outputs = new float[values.Length];
                layer(i).Predict(values, outputs);
                values = outputs;
                if (i % 2 == 1)
                    charts.Add(
                        new HistogramChart($"{name}: layer {i}", "activation") { Bins = 50, Range = (-1, 1) }.Add("activations", values)
                    );
            }
        }
        Chart.SaveSheet("initializers.svg", 3, [.. charts]);
    }

    private static RandomNormal Scaled(RandomNormal net, float factor)
    {
        var parameters = new float[RandomNormal.ParameterCount];
        net.CopyParametersTo(parameters);
        net.SetParameters([.. parameters.Select(w => factor * w)]);
        return net;
    }
}

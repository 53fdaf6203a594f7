using System.Numerics;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Every element-wise activation and its derivative at 208 points up to ±80 against another framework, in float and in
/// double.</summary>
public class ActivationTests
{
    private static readonly Fixture s_fixture = new("activations");

    public static TheoryData<string> Names =>
        [.. Enum.GetNames<Activation>().Except([nameof(Activation.Softmax), nameof(Activation.LogSoftmax)])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values(string name)
    {
        double[] x = s_fixture["x"],
            expected = s_fixture[name + ".y"];
        CompiledNetwork compiled = Last(name);
        Near(expected, Predict(compiled.Single(), x), 1e-6, "y");
        Near(expected, Predict(compiled.Double(), x), 1e-12, "y");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives(string name)
    {
        double[] x = s_fixture["x"],
            expected = s_fixture[name + ".dy"];
        CompiledNetwork last = Last(name),
            between = CompiledNetwork.Of($"[Input(1)] [Dense(208, Activation.{name})] [Dense(1)]");
        foreach (CompiledNetwork compiled in new[] { last, between })
        {
            Near(expected, Slopes(compiled.Single(), x), 1e-6, "dy");
            Near(expected, Slopes(compiled.Double(), x), 1e-12, "dy");
        }
    }

    private static CompiledNetwork Last(string name) => CompiledNetwork.Of($"[Input(1)] [Dense(208, Activation.{name})]");

    // The input and the kernel are zero and the bias is x, so that the activation is given exactly x, and the bias' gradient is its slope.
    private static void Set<T>(INetwork<T> network, double[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<NamedTensor<T>> weights = network.GetWeights();
        weights[0].Values.AsSpan().Clear();
        for (int i = 0; i < x.Length; i++)
            weights[1].Values[i] = T.CreateChecked(x[i]);
        if (weights.Count > 2)
            weights[2].Values.AsSpan().Fill(T.One);
        network.SetWeights(weights);
    }

    private static double[] Predict<T>(INetwork<T> network, double[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Set(network, x);
        var y = new T[x.Length];
        network.Predict([T.Zero], y);
        return Array.ConvertAll(y, double.CreateChecked);
    }

    private static double[] Slopes<T>(INetwork<T> network, double[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Set(network, x);
        var gradient = new T[network.GetWeights().Sum(w => w.Values.Length)];
        network.LossAndGradient([T.Zero], new T[network.Engine.Info.OutputLength], new Sum(), gradient);
        return Array.ConvertAll(gradient[x.Length..(2 * x.Length)], double.CreateChecked);
    }

    // Relative where the value is larger than 1, absolute below.
    private static void Near(double[] expected, double[] actual, double tolerance, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - actual[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(
                error <= tolerance,
                $"{what} at {s_fixture["x"][i]} is {actual[i]}, not {expected[i]}: off by {error:e1}, more than {tolerance:e0}."
            );
        }
    }

    private sealed class Sum : Loss
    {
        public override string Name => "sum";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            gradient.Fill(T.One);
            T sum = T.Zero;
            foreach (T y in output)
                sum += y;
            return sum;
        }
    }
}

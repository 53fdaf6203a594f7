using System.Numerics;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Every element-wise activation and its derivative at 208 points up to ±80: in float against another framework, in double against
/// Math.</summary>
public class ActivationTests
{
    private static readonly Fixture s_fixture = new("activations");

    public static TheoryData<string> Names => [.. s_formulas.Keys];

    [Fact]
    public void AllAreThere() =>
        Assert.Equal(Enum.GetNames<Activation>().Where(name => name != "Softmax").Order(), s_formulas.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Values(string name)
    {
        double[] x = s_fixture["x"];
        CompiledNetwork compiled = Last(name);
        Near(s_fixture[name + ".y"], Predict(compiled.Single(), x), 1e-6, "y");
        Near(Array.ConvertAll(x, v => s_formulas[name](v).Y), Predict(compiled.Double(), x), 1e-12, "y");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives(string name)
    {
        double[] x = s_fixture["x"],
            exact = Array.ConvertAll(x, v => s_formulas[name](v).Slope);
        CompiledNetwork last = Last(name),
            between = CompiledNetwork.Of($"[Input(1)] [Dense(208, Activation.{name})] [Dense(1)]");
        foreach (CompiledNetwork compiled in new[] { last, between })
        {
            Near(s_fixture[name + ".dy"], Slopes(compiled.Single(), x), 1e-6, "dy");
            Near(exact, Slopes(compiled.Double(), x), 1e-12, "dy");
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

    private static readonly Dictionary<string, Func<double, (double Y, double Slope)>> s_formulas = new()
    {
        ["Linear"] = x => (x, 1),
        ["ReLU"] = x => x > 0 ? (x, 1) : (0, 0),
        ["LeakyReLU"] = x => x > 0 ? (x, 1) : (0.2 * x, 0.2),
        ["Abs"] = x => (Math.Abs(x), Math.Sign(x)),
        ["ELU"] = x => x > 0 ? (x, 1) : (Math.Exp(x) - 1, Math.Exp(x)),
        ["SELU"] = x =>
            x > 0
                ? (1.0507009873554805 * x, 1.0507009873554805)
                : (1.0507009873554805 * 1.6732632423543772 * (Math.Exp(x) - 1), 1.0507009873554805 * 1.6732632423543772 * Math.Exp(x)),
        ["GELU"] = x =>
            (0.5 * x * (1 + Erf(x / Math.Sqrt(2))), 0.5 * (1 + Erf(x / Math.Sqrt(2))) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        ["Swish"] = x => (x * Sigmoid(x), Sigmoid(x) + x * Sigmoid(x) * Sigmoid(-x)),
        ["Sigmoid"] = x => (Sigmoid(x), Sigmoid(x) * Sigmoid(-x)),
        ["HardSigmoid"] = x =>
            x <= -3 ? (0, 0)
            : x >= 3 ? (1, 0)
            : (x / 6 + 0.5, 1.0 / 6),
        ["Tanh"] = x => (Math.Tanh(x), 1 / (Math.Cosh(x) * Math.Cosh(x))),
        ["HardTanh"] = x => Math.Abs(x) < 1 ? (x, 1) : (Math.Sign(x), 0),
        ["Softplus"] = x => (Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Sigmoid(x)),
        ["Softsign"] = x => (x / (1 + Math.Abs(x)), 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)))),
        ["Exponential"] = x => (Math.Exp(x), Math.Exp(x)),
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // 2 / √π · e^(-x²) Σ 2^n x^(2n+1) / (2n+1)!!: all terms have one sign, so nothing cancels.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        double term = x,
            sum = 0;
        for (int n = 1; sum + term != sum; n++)
        {
            sum += term;
            term *= 2 * x * x / (2 * n + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
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

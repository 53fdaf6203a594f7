using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Formulas of users' own.</summary>
public class MapTests
{
    /// <summary>Formulas and what they mean.</summary>
    private static readonly (string Formula, Func<double, double> Value)[] s_formulas =
    [
        ("x", x => x),
        ("-x", x => -x),
        ("1 - 2 - x", x => -1 - x),
        ("8 / 4 / 2 + x", x => 1 + x),
        ("2 * x + 3 * x - x / 4", x => 4.75 * x),
        ("2 * (x + 3) * (x - 1)", x => 2 * (x + 3) * (x - 1)),
        ("-x ^ 2", x => -(x * x)),
        ("2 ^ 3 ^ 0.5 + x", x => Math.Pow(2, Math.Sqrt(3)) + x),
        ("x ^ 3 - x ^ -1", x => x * x * x - 1 / x),
        ("pow(1 + square(x), 0.3)", x => Math.Pow(1 + x * x, 0.3)),
        ("(1 + x * x) ^ 0.5", x => Math.Sqrt(1 + x * x)),
        ("x * tanh(log(1 + exp(x)))", x => x * Math.Tanh(Softplus(x))),
        ("log(exp(2 * x) + 1)", x => Softplus(2 * x)),
        ("1 / (1 + exp(-x))", x => 1 / (1 + Math.Exp(-x))),
        ("x / (1 + exp(-(1.702 * x)))", x => x / (1 + Math.Exp(-1.702 * x))),
        ("exp(x) / (1 + exp(x))", x => 1 / (1 + Math.Exp(-x))),
        ("x > 0 ? x : 0.1 * x", x => x > 0 ? x : 0.1 * x),
        ("x >= 1 ? 1 : x < -1 ? -1 : x", x => Math.Clamp(x, -1, 1)),
        ("x <= 0 ? 0 : x * x", x => x <= 0 ? 0 : x * x),
        ("clip(x, -0.5, 2) + max(x, 0) - min(x, 1)", x => Math.Clamp(x, -0.5, 2) + Math.Max(x, 0) - Math.Min(x, 1)),
        ("abs(x) * sign(x) + relu(x)", x => x + Math.Max(x, 0)),
        ("exp(-(x ^ 2) / 2) / sqrt(2 * pi)", x => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        ("swish(x) - x * sigmoid(x) + softplus(x)", Softplus),
        (" 1e-3*x+.5\t+ 2.5E1 ", x => 1e-3 * x + 25.5),
    ];

    public static TheoryData<string> Formulas => [.. s_formulas.Select(f => f.Formula)];

    /// <summary>In all the places where floats go, and nothing overflows that need not.</summary>
    [Theory]
    [MemberData(nameof(Formulas))]
    public void MeansWhatItSays(string formula)
    {
        Func<double, double> value = s_formulas.Single(f => f.Formula == formula).Value;
        CompiledNetwork compiled = CompiledNetwork.Of($"[Input(19)] [Map(\"{formula.Replace("\t", "\\t", StringComparison.Ordinal)}\")]");
        double[] x = [-300, -80, -20, -5, -2, -1, -0.7, -0.3, -1e-3, 1e-3, 0.1, 0.5, 0.9, 1, 1.5, 3, 20, 80, 300],
            y = new double[19],
            gradient = new double[19];
        INetwork<double> net = compiled.Double();
        net.Predict(x, y);
        for (int i = 0; i < 19; i++)
            Assert.True(
                Math.Abs(value(x[i]) - y[i]) <= 1e-11 * Math.Max(1, Math.Abs(y[i])),
                $"{formula} of {x[i]} is {y[i]}, not {value(x[i])}"
            );
        var single = new float[19];
        compiled.Single().Predict(Array.ConvertAll(x, v => (float)v), single);
        for (int i = 0; i < 19; i++)
            if (Math.Abs(value(x[i])) < float.MaxValue)
                Assert.True(
                    Math.Abs(value(x[i]) - single[i]) <= 3e-6 * Math.Max(1, Math.Abs(value(x[i]))),
                    $"{formula} of {x[i]} is {single[i]}"
                );
        // The slope of a value that is a number is one, too.
        net.LossAndInputGradient(x, new double[19], new Sum(), gradient);
        for (int i = 0; i < 19; i++)
            if (Math.Abs(value(x[i])) < 1e100 && Kinks(formula).All(kink => Math.Abs(x[i] - kink) > 1e-4))
            {
                double step = 1e-6 * Math.Max(1, Math.Abs(x[i])),
                    slope = (value(x[i] + step) - value(x[i] - step)) / (2 * step);
                Assert.True(
                    Math.Abs(slope - gradient[i]) <= 1e-5 * Math.Max(1, Math.Abs(slope)),
                    $"({formula})' at {x[i]} is {gradient[i]}, not {slope}"
                );
            }
    }

    [Theory]
    [InlineData("[Input(5)] [Dense(7)] [Map(\"x * sigmoid(beta * x)\", Learn = new[] { \"beta = 1\" })] [Dense(2)]")]
    [InlineData("[Input(5)] [Dense(7)] [Map(\"a * x ^ 2 + b\", Learn = new[] { \"a = 0.5\", \"b = -1\" }, OneForAll = true)] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [Dense(6, Name = \"g\")] [Dense(6, From = \"input\")] [Map(\"tanh(x) * sigmoid(g)\", \"g\")] [LSTM(3)]")]
    [InlineData(
        "[Input(6, 6, 2)] [Conv2D(4, 3)] [Map(\"x > 0 ? x : c * x\", Learn = new[] { \"c = 0.2\" })] [MaxPooling2D(2)] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(6, 6, 2)] [Conv2D(4, 3)] [Map(\"tanh(2 * x + 1)\")] [MaxPooling2D(2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [TimeDistributed] [Map(\"x / (1 + abs(x))\")] [GRU(3)]")]
    [InlineData("[Input(4, Name = \"a\")] [Input(4, Name = \"b\")] [Map(\"exp(-(x - a) ^ 2)\", \"a\")] [Dense(2)]")]
    public void IsRight(string declaration) => Check.Network(declaration);

    /// <summary>A formula of an activation costs what the activation does: the kernels are the same.</summary>
    [Fact]
    public void IsAnActivation()
    {
        INetwork<double> own = CompiledNetwork.Of("[Input(5)] [Dense(17)] [Map(\"x * sigmoid(x)\")] [Dense(2)]").Double(seed: 3),
            known = CompiledNetwork.Of("[Input(5)] [Dense(17, Activation.Swish)] [Dense(2)]").Double(seed: 3);
        double[] inputs = [1, -2, 0.5, 3, -0.25],
            a = new double[2],
            b = new double[2];
        own.Predict(inputs, a);
        known.Predict(inputs, b);
        Assert.Equal(b, a);
        Assert.Equal(
            [1.0, 1, 1],
            CompiledNetwork
                .Of("[Input(3)] [Map(\"beta * x\", Learn = new[] { \"beta = 1\" })]")
                .Double()
                .GetWeights()
                .Single(w => w.Name == "map.beta")
                .Values
        );
    }

    // Where a slope jumps.
    private static double[] Kinks(string formula) =>
        formula.IndexOfAny(['?', 'c', 'm']) >= 0 || formula.StartsWith("abs", StringComparison.Ordinal) ? [-1, -0.5, 0, 1, 2] : [];

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>The sum of all outputs.</summary>
    private sealed class Sum : Loss
    {
        public override string Name => "sum";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            gradient.Fill(T.One);
            T total = T.Zero;
            foreach (T y in output)
                total += y;
            return total;
        }
    }
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Recurrent networks as introductions to them are written: h_t = tanh(U x_t + W h_(t-1)), ŷ_t = softmax(V h_t), E_t = -y_t log
/// ŷ_t, L = Σ E_t; the three sums of back-propagation through time, in plain loops; and the LSTM's gates. h_0 and C_0 are 0.</summary>
public class SeedRecurrentTests
{
    private const int T = 3;
    private const string Network =
        "[Input(3, {0})] [SimpleRNN({1}, ReturnSequences = true, UseBias = false{3})] [Dense({2}, Activation.Softmax, UseBias = false)]";

    // One input, one hidden unit, two outputs.
    private static readonly double[,] s_u =
        {
            { 0.5 },
        },
        s_w =
        {
            { 0.8 },
        },
        s_v =
        {
            { 1 },
            { -1 },
        };
    private static readonly double[][] s_x =

        [
            [1],
            [0],
            [-1],
        ],
        s_y =

        [
            [1, 0],
            [0, 1],
            [1, 0],
        ];

    [Fact]
    public void HiddenStates()
    {
        // h_1 = tanh(0.5 · 1) = tanh(0.5), h_2 = tanh(0.8 · 0.46212) = tanh(0.36969), h_3 = tanh(-0.5 + 0.8 · 0.35372) = tanh(-0.21702);
        // ŷ_t = (σ(2 h_t), 1 - σ(2 h_t)).
        double[] h = Predict("[Input(3, 1)] [SimpleRNN(1, ReturnSequences = true, UseBias = false)]", [0.5, 0.8], [1, 0, -1]);
        Near([0.46212, 0.35372, -0.21368], h);
        Near([0.71590, 0.28410, 0.66984, 0.33016, 0.39476, 0.60524], Predict(Declaration(1, 1, 2), [0.5, 0.8, 1, -1], [1, 0, -1]));
    }

    [Fact]
    public void GradientsByHand()
    {
        // E_3 = -log 0.39476; its slope at h_3 is V · (ŷ_3 - y_3) = (0.39476 - 1) - 0.60524 = -1.21048, and 1 - h² is 0.78645, 0.87488,
        // 0.95434:
        double s3 = -1.21048 * 0.95434,
            s2 = s3 * 0.8 * 0.87488,
            s1 = s2 * 0.8 * 0.78645;
        Assert.Equal(-1.15521, s3, 1e-5);
        Assert.Equal(-0.80854, s2, 1e-5);
        Assert.Equal(-0.50870, s1, 1e-5);
        // ∂E_3/∂W = s_3 h_2 + s_2 h_1 + s_1 h_0, ∂E_3/∂U = s_3 x_3 + s_2 x_2 + s_1 x_1, ∂E_3/∂V = (ŷ_3 - y_3) h_3.
        (double[,] u, double[,] w, double[,] v) = Bptt(s_u, s_w, s_v, s_x, s_y, stretch: T, onlyStep: 3);
        Assert.Equal((-1.15521 * 0.35372) + (-0.80854 * 0.46212), w[0, 0], 1e-5);
        Assert.Equal(1.15521 - 0.50870, u[0, 0], 1e-5);
        Near([-0.60524 * -0.21368, 0.60524 * -0.21368], [v[0, 0], v[1, 0]]);
    }

    // L is the sum over the steps, the loss their mean.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ThroughTime(int truncateAfter)
    {
        int stretch = truncateAfter == 0 ? T : truncateAfter;
        Compare(s_u, s_w, s_v, s_x, s_y, truncateAfter, stretch);
        var random = new Random(1);
        double[,] u = Matrix(random, 4, 2),
            w = Matrix(random, 4, 4),
            v = Matrix(random, 3, 4);
        Compare(
            u,
            w,
            v,
            [
                [0.3, -1],
                [0.9, 0.2],
                [-0.4, 0.7],
            ],
            [
                [0, 1, 0],
                [1, 0, 0],
                [0, 0, 1],
            ],
            truncateAfter,
            stretch
        );
    }

    [Fact]
    public void TruncatedByHand()
    {
        // Stretches of two steps, counted from the first: 1 and 2 belong together, 3 stands alone. ∂E_3/∂W keeps s_3 h_2 and ∂E_3/∂U keeps
        // s_3 x_3.
        (double[,] u, double[,] w, _) = Bptt(s_u, s_w, s_v, s_x, s_y, stretch: 2, onlyStep: 3);
        Assert.Equal(-1.15521 * 0.35372, w[0, 0], 1e-5);
        Assert.Equal(1.15521, u[0, 0], 1e-5);
        // ∂E_2 reaches step 1 as before: s_2 = (0.66984 + 0.66984) · 0.87488, s_1 = s_2 · 0.8 · 0.78645, and x_2 is 0.
        (u, w, _) = Bptt(s_u, s_w, s_v, s_x, s_y, stretch: 2, onlyStep: 2);
        Assert.Equal(1.17206 * 0.46212, w[0, 0], 1e-5);
        Assert.Equal(1.17206 * 0.8 * 0.78645, u[0, 0], 1e-5);
    }

    [Fact]
    public void GatesByHand()
    {
        // All weights 0.5, no bias, x = 1, 0, -1. Step 1: f = i = o = σ(0.5) = 0.62246, C̃ = tanh(0.5) = 0.46212, C = 0.62246 · 0.46212 =
        // 0.28765, h = 0.62246 · tanh(C) = 0.17427. Step 2: gates σ(0.08713) = 0.52177, C̃ = 0.08691, C = 0.52177 · (0.28765 + 0.08691) =
        // 0.19544, h = 0.52177 · tanh(C) = 0.10069. Step 3: gates σ(-0.44966) = 0.38944, C̃ = -0.42161, C = 0.38944 · (0.19544 - 0.42161) =
        // -0.08808, h = 0.38944 · tanh(C) = -0.03422.
        double[] h = Predict(
            "[Input(3, 1)] [LSTM(1, ReturnSequences = true, UseBias = false)]",
            [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
            [1, 0, -1]
        );
        Near([0.17427, 0.10069, -0.03422], h);
    }

    [Fact]
    public void Gates()
    {
        const int Units = 3,
            Features = 2;
        var random = new Random(2);
        // Each gate has W [units, units + features] over [h_(t-1), x_t] and a bias.
        double[][,] w = [.. "ifCo".Select(_ => Matrix(random, Units, Units + Features))];
        double[][,] b = [.. "ifCo".Select(_ => Matrix(random, Units, 1))];
        double[][] x =
        [
            [0.3, -1],
            [0.9, 0.2],
            [-0.4, 0.7],
        ];
        double[] h = new double[Units],
            c = new double[Units];
        var expected = new List<double>();
        foreach (double[] xt in x)
        {
            double[] hx = [.. h, .. xt];
            double Sum(int gate, int j) => Row(w[gate], j).Zip(hx, (a, v) => a * v).Sum() + b[gate][j, 0];
            for (int j = 0; j < Units; j++)
            {
                double i = Sigmoid(Sum(0, j)),
                    f = Sigmoid(Sum(1, j)),
                    candidate = Math.Tanh(Sum(2, j)),
                    o = Sigmoid(Sum(3, j));
                c[j] = f * c[j] + i * candidate;
                h[j] = o * Math.Tanh(c[j]);
            }
            expected.AddRange(h);
        }

        // Kernel [features, gates · units], recurrent kernel [units, gates · units], bias [gates · units].
        IEnumerable<double> Columns(int column) => w.SelectMany(gate => Enumerable.Range(0, Units).Select(j => gate[j, column]));
        double[] parameters =
        [
            .. Enumerable.Range(Units, Features).SelectMany(Columns),
            .. Enumerable.Range(0, Units).SelectMany(Columns),
            .. b.SelectMany(gate => gate.Cast<double>()),
        ];
        double[] actual = Predict("[Input(3, 2)] [LSTM(3, ReturnSequences = true)]", parameters, [.. x.SelectMany(step => step)]);
        Assert.True(
            Check.RelativeError(actual, [.. expected]) < 1e-14,
            $"The outputs are off by {Check.RelativeError(actual, [.. expected]):e1}."
        );
    }

    private static void Compare(double[,] u, double[,] w, double[,] v, double[][] x, double[][] y, int truncateAfter, int stretch)
    {
        (double[,] du, double[,] dw, double[,] dv) = Bptt(u, w, v, x, y, stretch);
        INetwork<double> network = CompiledNetwork.Of(Declaration(u.GetLength(1), u.GetLength(0), v.GetLength(0), truncateAfter)).Double();
        network.SetParameters([.. Transposed(u), .. Transposed(w), .. Transposed(v)]);
        double[] gradient = new double[u.Length + w.Length + v.Length],
            expected = [.. Transposed(du), .. Transposed(dw), .. Transposed(dv)];
        double loss = network.LossAndGradient(
            [.. x.SelectMany(step => step)],
            [.. y.SelectMany(step => step)],
            Loss.CategoricalCrossentropy,
            gradient
        );
        (_, double[][] outputs) = Forward(u, w, v, x);
        Assert.Equal(Enumerable.Range(0, T).Sum(t => -Math.Log(outputs[t].Zip(y[t], (p, target) => p * target).Sum())), T * loss, 1e-14);
        double error = Check.RelativeError([.. gradient.Select(g => T * g)], expected);
        Assert.True(error < 1e-14, $"The gradient is off by {error:e1}.");
    }

    // h[t] and ŷ[t - 1] for t = 1 .. T; h[0] is 0.
    private static (double[][] H, double[][] Outputs) Forward(double[,] u, double[,] w, double[,] v, double[][] x)
    {
        var h = new double[T + 1][];
        h[0] = new double[w.GetLength(0)];
        for (int t = 1; t <= T; t++)
            h[t] = [.. Times(u, x[t - 1]).Zip(Times(w, h[t - 1]), (a, b) => Math.Tanh(a + b))];
        return (h, [.. h.Skip(1).Select(state => Softmax(Times(v, state)))]);
    }

    /// <summary>∂L/∂V = Σ_t ∂E_t/∂ŷ_t · ∂ŷ_t/∂V; ∂L/∂W = Σ_t Σ_(k ≤ t) ∂E_t/∂ŷ_t · ∂ŷ_t/∂h_t · (∂h_t/∂h_(t-1) ⋯ ∂h_(k+1)/∂h_k) · ∂h_k/∂W;
    /// ∂L/∂U likewise. Truncated, k does not leave the stretch that t is in.</summary>
    private static (double[,] U, double[,] W, double[,] V) Bptt(
        double[,] u,
        double[,] w,
        double[,] v,
        double[][] x,
        double[][] y,
        int stretch,
        int onlyStep = 0
    )
    {
        (double[][] h, double[][] outputs) = Forward(u, w, v, x);
        double[,] du = Like(u),
            dw = Like(w),
            dv = Like(v);
        for (int t = 1; t <= T; t++)
        {
            if (onlyStep > 0 && t != onlyStep)
                continue;
            double[] slope = [.. outputs[t - 1].Zip(y[t - 1], (p, target) => p - target)];
            AddOuter(dv, slope, h[t]);
            double[] atState = TimesTransposed(v, slope);
            for (int k = t; k >= 1 && (k - 1) / stretch == (t - 1) / stretch; k--)
            {
                double[] beforeTanh = [.. atState.Zip(h[k], (d, state) => d * (1 - state * state))];
                AddOuter(dw, beforeTanh, h[k - 1]);
                AddOuter(du, beforeTanh, x[k - 1]);
                atState = TimesTransposed(w, beforeTanh);
            }
        }
        return (du, dw, dv);
    }

    private static string Declaration(int inputs, int hidden, int outputs, int truncateAfter = 0) =>
        string.Format(null, Network, inputs, hidden, outputs, truncateAfter == 0 ? "" : $", TruncateAfter = {truncateAfter}");

    private static double[] Predict(string declaration, double[] parameters, double[] x)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        network.SetParameters(parameters);
        var y = new double[network.Engine.Info.OutputLength];
        network.Predict(x, y);
        return y;
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5);
    }

    private static double[,] Matrix(Random random, int rows, int columns)
    {
        var m = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            m[i, j] = 2 * random.NextDouble() - 1;
        return m;
    }

    private static double[,] Like(double[,] m) => new double[m.GetLength(0), m.GetLength(1)];

    private static IEnumerable<double> Row(double[,] m, int i) => Enumerable.Range(0, m.GetLength(1)).Select(j => m[i, j]);

    private static double[] Times(double[,] m, double[] x) =>
        [.. Enumerable.Range(0, m.GetLength(0)).Select(i => Row(m, i).Zip(x, (a, b) => a * b).Sum())];

    private static double[] TimesTransposed(double[,] m, double[] x) =>
        [.. Enumerable.Range(0, m.GetLength(1)).Select(j => x.Select((a, i) => a * m[i, j]).Sum())];

    private static void AddOuter(double[,] m, double[] column, double[] row)
    {
        for (int i = 0; i < column.Length; i++)
        for (int j = 0; j < row.Length; j++)
            m[i, j] += column[i] * row[j];
    }

    // Keras' kernels are [in, out].
    private static IEnumerable<double> Transposed(double[,] m) =>
        Enumerable.Range(0, m.GetLength(1)).SelectMany(j => Enumerable.Range(0, m.GetLength(0)).Select(i => m[i, j]));

    private static double[] Softmax(double[] z) => [.. z.Select(a => Math.Exp(a) / z.Sum(Math.Exp))];

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}

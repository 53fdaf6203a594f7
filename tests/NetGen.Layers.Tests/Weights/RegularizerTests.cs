using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>What tensors and activations add to the loss: against the interpreter, central differences, and Keras' formulas written
/// out.</summary>
public class RegularizerTests
{
    [Theory]
    [InlineData("[Input(5)] [Dense(4, Activation.Tanh), KernelRegularizer.Orthogonal(0.3)] [Dense(3)]")]
    [InlineData("[Input(5)] [Dense(17, Activation.Tanh, L2 = 0.1), KernelRegularizer.Orthogonal(2, OrthogonalMode.Columns)] [Dense(3)]")]
    [InlineData("[Input(20)] [Dense(2), KernelRegularizer.Orthogonal(2, OrthogonalMode.Rows)]")]
    [InlineData("[Input(4, 3)] [LSTM(3), RecurrentRegularizer.Orthogonal(0.5), KernelRegularizer.Orthogonal(0.5)]")]
    [InlineData("[Input(4, 3)] [Bidirectional] [SimpleRNN(3), RecurrentRegularizer.Orthogonal(0.5, OrthogonalMode.Columns)]")]
    [InlineData("[Input(3)] [Embedding(6, 4), EmbeddingsRegularizer.Orthogonal(0.5, OrthogonalMode.Columns)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(6)] [RBM(5), KernelRegularizer.Orthogonal(0.5)]")]
    [InlineData("[Input(4, 6)] [TimeDistributed] [Dense(5), KernelRegularizer.Orthogonal(0.5)]")]
    public void Orthogonal(string declaration) => Check.Network(declaration);

    /// <summary>Keras: rows or columns divided by their norms, factor / 2 · the sum of |products| off the diagonal / pairs.</summary>
    [Theory]
    [InlineData("Rows", 0.3)]
    [InlineData("Columns", 2)]
    public void OrthogonalAsKeras(string mode, double factor)
    {
        const int Rows = 5,
            Columns = 7;
        var random = new System.Random(3);
        double[] w = Check.Values(random, Rows * Columns, 1);
        bool isRows = mode == "Rows";
        int size = isRows ? Rows : Columns,
            length = isRows ? Columns : Rows;
        double At(int i, int k) => isRows ? w[i * Columns + k] : w[k * Columns + i];
        double Norm(int i) => Math.Sqrt(Enumerable.Range(0, length).Sum(k => At(i, k) * At(i, k)));
        double sum = 0;
        for (int i = 0; i < size; i++)
        for (int j = 0; j < size; j++)
            if (i != j)
                sum += Math.Abs(Enumerable.Range(0, length).Sum(k => At(i, k) / Norm(i) * (At(j, k) / Norm(j))));
        double expected = factor * 0.5 * sum / (size * (size - 1) / 2.0);
        Assert.Equal(
            expected,
            Penalty(
                $"KernelRegularizer.Orthogonal({factor.ToString(System.Globalization.CultureInfo.InvariantCulture)}, OrthogonalMode.{mode})",
                w
            ),
            1e-13
        );
    }

    /// <summary>Rows of zeros have no direction: nothing is added, and no gradient is NaN.</summary>
    [Fact]
    public void ZeroRows()
    {
        var w = new double[35];
        (w[0], w[8]) = (1, 1);
        Assert.Equal(0, Penalty("KernelRegularizer.Orthogonal(3)", w), 1e-15);
        (w[0], w[7], w[8]) = (1, 1, 0);
        Assert.Equal(3 / 10.0, Penalty("KernelRegularizer.Orthogonal(3)", w), 1e-15);
    }

    [Theory]
    [InlineData("[Input(5)] [Dense(4, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.05, 0.3)] [Dense(5)]")]
    [InlineData("[Input(5)] [Dense(17, ActivityL2 = 0.1)] [Activation(Activation.Sigmoid), ActivityRegularizer.Sparsity(0.2, 3)]")]
    [InlineData("[Input(4)] [Dense(3, Activation.Softmax)] [ActivityRegularizer.Sparsity(rho: 0.5, beta: 0.1)] [Dense(2)]")]
    [InlineData("[Input(5, 4, 2)] [Conv2D(3, 2, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.1, 0.3)] [MaxPooling2D(2)]")]
    [InlineData("[Input(4, 3)] [Dense(3, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.1, 0.3)] [LSTM(2)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Dense(3, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.1, 0.3)] [LSTM(2)]")]
    [InlineData("[Input(4, 3)] [Bidirectional] [SimpleRNN(3, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.1, 0.3)]")]
    [InlineData("[Input(6)] [RBM(5), ActivityRegularizer.Sparsity(0.1, 0.3)]")]
    [InlineData("[Input(6)] [Dense(5, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.1, 0.3)] [Dropout(0.3)] [Dense(2)]")]
    public void Sparse(string declaration) => Check.Network(declaration);

    /// <summary>Ng's formula, written out; a batch is one whole, however large.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(700)]
    public void SparseAsNg(int n)
    {
        const double Rho = 0.05,
            Beta = 0.7;
        INetwork<double> network = CompiledNetwork
            .Of($"[Input(4)] [Dense(6, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.05, 0.7)]")
            .Double();
        double[] x = Check.Values(new System.Random(2), 4 * n, 2),
            y = new double[6 * n];
        network.Predict(x, y);
        double expected = 0;
        for (int j = 0; j < 6; j++)
        {
            double mean = Enumerable.Range(0, n).Average(i => y[i * 6 + j]);
            expected += Beta * (Rho * Math.Log(Rho / mean) + (1 - Rho) * Math.Log((1 - Rho) / (1 - mean)));
        }
        Assert.Equal(expected, network.LossAndGradient(x, y, Loss.MeanSquaredError, new double[30]), 1e-12);
    }

    /// <summary>Units that are never on, or always, leave numbers.</summary>
    [Theory]
    [InlineData(-200)]
    [InlineData(200)]
    public void SaturatedUnits(float bias)
    {
        INetwork<float> network = CompiledNetwork
            .Of("[Input(1)] [Dense(1, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.05, 1)]")
            .Single();
        network.SetParameters([0, bias]);
        var gradient = new float[2];
        float loss = network.LossAndGradient([1], [0], Loss.MeanSquaredError, gradient);
        Assert.True(loss is > 1 and < 100, $"{loss}");
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
    }

    // What a kernel [5, 7] adds to the loss.
    private static double Penalty(string regularizer, double[] w)
    {
        INetwork<double> network = CompiledNetwork.Of($"[Input(5)] [Dense(7, UseBias = false), {regularizer}]").Double();
        network.SetParameters(w);
        var gradient = new double[35];
        double loss = network.LossAndGradient(new double[5], new double[7], Loss.MeanSquaredError, gradient);
        Assert.All(gradient, g => Assert.True(double.IsFinite(g)));
        return loss;
    }
}

using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Constraints after a step of an optimizer, against Keras' formulas written out.</summary>
public class ConstraintTests
{
    private const double Epsilon = 1e-7,
        Rate = 0.3;

    public static TheoryData<string, string, string> Tensors
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (
                (string declaration, string tensor) in new[]
                {
                    ("[Input(5)] [Dense(19), KernelConstraint.{0}]", "dense.kernel"),
                    ("[Input(5)] [Dense(19), BiasInitializer.RandomNormal(stddev: 1), BiasConstraint.{0}]", "dense.bias"),
                    ("[Input(6, 5, 2)] [Conv2D(3, 3, 2), KernelConstraint.{0}] [Flatten] [Dense(2)]", "conv2d.kernel"),
                    ("[Input(4, 3)] [LSTM(5), RecurrentConstraint.{0}]", "lstm.recurrent_kernel"),
                    ("[Input(4, 3)] [GRU(5), BiasInitializer.RandomNormal(stddev: 1)] [BiasConstraint.{0}]", "gru.bias"),
                    ("[Input(4)] [RBF(3), KernelConstraint.{0}]", "rbf.centers"),
                    ("[Input(4)] [RBM(3), KernelConstraint.{0}]", "rbm.kernel"),
                }
            )
            foreach (string constraint in new[] { "NonNeg", "UnitNorm", "MinMaxNorm(0.8, 1.2)", "MinMaxNorm(0.8, 1.2, rate: 0.3)" })
                data.Add(declaration, tensor, constraint);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Tensors))]
    public void AfterAStep(string declaration, string tensor, string constraint)
    {
        CompiledNetwork constrained = CompiledNetwork.Of(declaration.Replace("{0}", constraint, StringComparison.Ordinal));
        CompiledNetwork free = CompiledNetwork.Of(
            string.Join(']', declaration.Split(']').Select(part => part.Split(", KernelC")[0].Split(", BiasC")[0].Split(", RecurrentC")[0]))
                .Replace("[BiasConstraint.{0}]", "", StringComparison.Ordinal)
        );
        NamedTensor<double> actual = Step(constrained, tensor),
            before = Step(free, tensor);
        double[] expected = Constrain(before.Values, before.Shape, constraint);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual.Values[i], 1e-12);
        Assert.NotEqual(before.Values, actual.Values);
    }

    /// <summary>Also where squares overflow, and for columns of zeros, which have no direction.</summary>
    [Fact]
    public void LongColumnsAndZeros()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(2)] [Dense(3, UseBias = false), KernelConstraint.UnitNorm]").Single();
        network.SetParameters([3e25f, 3, 0, 4e25f, 4, 0]);
        using (var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(0), 1))
            trainer.Step([0, 0], [0, 0, 0]);
        var values = new float[6];
        network.CopyParametersTo(values);
        float[] expected = [0.6f, 0.6f, 0, 0.8f, 0.8f, 0];
        for (int i = 0; i < 6; i++)
            Assert.Equal(expected[i], values[i], 1e-6f);
    }

    [Fact]
    public void EmbeddingsAreConstrained()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(2)] [Embedding(5, 3), EmbeddingsConstraint.UnitNorm] [Flatten]").Double();
        using (var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.1f), 1))
            trainer.Step([1, 2], new double[6]);
        var table = new double[15];
        network.CopyParametersTo(table);
        for (int c = 0; c < 3; c++)
            Assert.Equal(1, Enumerable.Range(0, 5).Sum(r => table[r * 3 + c] * table[r * 3 + c]), 1e-5);
    }

    // Keras: w · (w >= 0), w / (eps + |w|), w · (rate · clip(|w|, min, max) + (1 - rate) · |w|) / (eps + |w|).
    private static double[] Constrain(double[] w, IReadOnlyList<int> shape, string constraint)
    {
        if (constraint == "NonNeg")
            return [.. w.Select(x => x >= 0 ? x : 0)];
        int columns = shape.Count == 1 ? 1 : shape[^1];
        double[] norms = [.. Enumerable.Range(0, columns).Select(c => Math.Sqrt(w.Where((_, i) => i % columns == c).Sum(x => x * x)))];
        double rate = constraint.Contains("rate", StringComparison.Ordinal) ? Rate : 1;
        double Wanted(double norm) => constraint == "UnitNorm" ? 1 : rate * Math.Clamp(norm, 0.8, 1.2) + (1 - rate) * norm;
        return [.. w.Select((x, i) => x * Wanted(norms[i % columns]) / (Epsilon + norms[i % columns]))];
    }

    private static NamedTensor<double> Step(CompiledNetwork compiled, string tensor)
    {
        INetwork<double> network = compiled.Double();
        ProgramInfo info = network.Engine.Info;
        var random = new System.Random(1);
        using (var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.1f), 3))
            trainer.Step(
                Check.Values(random, 3 * info.InputLength, 1),
                [.. Check.Values(random, 3 * info.OutputLength, 0.5).Select(x => x + 0.5)]
            );
        return network.GetWeights().Single(w => w.Name == tensor);
    }
}

using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers that are declared frozen have no gradients, and all others the right ones.</summary>
public class FrozenLayerTests
{
    private const string Net = "[Input(5)] [Dense(7, Activation.Tanh)] [Dense(6, Activation.Tanh)] [Dense(3)]";

    private static readonly double[] s_x = Check.Values(new System.Random(1), 20, 1),
        s_y = Check.Values(new System.Random(2), 12, 1);

    /// <summary>Declared or frozen later: the same steps, and global norms count what trains alone.</summary>
    [Fact]
    public void DeclaredAndFrozenLaterAreTheSame()
    {
        INetwork<double> declared = CompiledNetwork
                .Of("[Input(5)] [Dense(7, Activation.Tanh)] [Dense(6, Activation.Tanh, Trainable = false)] [Dense(3)]")
                .Double(),
            later = CompiledNetwork.Of(Net).Double();
        later.Freeze("dense_1");
        double[] before = Flat.Parameters(later),
            gradient = new double[before.Length];
        later.LossAndGradient(s_x, s_y, Loss.MeanSquaredError, gradient);
        gradient.AsSpan(42, 48).Clear();
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        foreach (INetwork<double> network in new[] { declared, later })
        {
            using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.1f) { GlobalClipNorm = 0.01f }, 4);
            trainer.Step(s_x, s_y);
        }
        for (int i = 0; i < before.Length; i++)
            Assert.Equal(before[i] - (double)0.1f * (double)0.01f / norm * gradient[i], Flat.Parameters(later)[i], 1e-12);
        Assert.True(Check.RelativeError(Flat.Parameters(declared), Flat.Parameters(later)) < 1e-14);
        declared.LossAndGradient(s_x, s_y, Loss.MeanSquaredError, gradient);
        Assert.All(gradient[42..90], g => Assert.Equal(0, g));
    }

    /// <summary>A declared one normalises by its averages in training, as Keras' frozen one does; one frozen later keeps them.</summary>
    [Theory]
    [InlineData("[Input(5)] [Dense(6)] [BatchNormalization(Trainable = false)] [Dense(3)]", true)]
    [InlineData("[Input(5)] [Dense(6)] [BatchNormalization] [Dense(3)]", false)]
    public void BatchNormalization(string declaration, bool isDeclared)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        var random = new System.Random(3);
        network.SetWeights([
            .. network
                .GetWeights()
                .Select(w =>
                    w with
                    {
                        Values = [.. Check.Values(random, w.Values.Length, 1).Select(v => v + (w.Name.Contains("variance") ? 1.5 : 0))],
                    }
                ),
        ]);
        if (!isDeclared)
            network.Freeze("batch_normalization");
        double[] outputs = new double[12],
            gradient = new double[Layout.Count(network.Engine.Info)];
        network.Predict(s_x, outputs);
        double expected = outputs.Zip(s_y, (a, b) => (a - b) * (a - b)).Sum() / 12,
            loss = network.LossAndGradient(s_x, s_y, Loss.MeanSquaredError, gradient);
        if (isDeclared)
            Assert.Equal(expected, loss, 1e-12);
        else
            Assert.NotEqual(expected, loss, 1e-6);
        if (isDeclared)
            AssertDifferences(network, gradient, except: "batch_normalization");
        IReadOnlyList<NamedTensor<double>> before = network.GetWeights();
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new Adam { WeightDecay = 0.1f }, 4);
        for (int i = 0; i < 3; i++)
            trainer.Step(s_x, s_y);
        trainer.Apply(Enumerable.Repeat(1.0, gradient.Length).ToArray());
        foreach ((NamedTensor<double> was, NamedTensor<double> now) in before.Zip(network.GetWeights()))
            if (was.Name.StartsWith("batch", StringComparison.Ordinal))
                Assert.Equal(was.Values, now.Values);
            else
                Assert.NotEqual(was.Values, now.Values);
    }

    /// <summary>A network that is a layer is frozen with all that is in it; as an object of its own it still trains.</summary>
    [Fact]
    public void NetworksWithin()
    {
        INetwork<double> whole = CompiledNetwork
            .Of("[Input(6)] [Dense(6)] [Subnetwork(typeof(Normal), Trainable = false)] [Dense(2)]")
            .Double();
        var part = (INetwork<double>)whole.GetType().GetProperty("NormalDouble")!.GetValue(whole)!;
        double[] x = Check.Values(new System.Random(1), 24, 1),
            y = Check.Values(new System.Random(2), 8, 1),
            outputs = new double[8],
            gradient = new double[Layout.Count(whole.Engine.Info)];
        using (var own = new Trainer<double>(part, Loss.MeanSquaredError, new SGD(0.1f), 4))
            own.Step(x, x);
        whole.Predict(x, outputs);
        Assert.Equal(
            outputs.Zip(y, (a, b) => (a - b) * (a - b)).Sum() / 8,
            whole.LossAndGradient(x, y, Loss.MeanSquaredError, gradient),
            1e-12
        );
        AssertDifferences(whole, gradient, except: "normal_double", x, y);
        IReadOnlyList<NamedTensor<double>> before = part.GetWeights();
        using var trainer = new Trainer<double>(whole, Loss.MeanSquaredError, new Adam(), 4);
        trainer.Step(x, y);
        Assert.Equal(before.SelectMany(w => w.Values), part.GetWeights().SelectMany(w => w.Values));

        // Frozen by name of a layer within, which the part has, too.
        INetwork<double> later = CompiledNetwork.Of("[Input(6)] [Dense(6)] [Subnetwork(typeof(Normal))] [Dense(2)]").Double();
        later.Freeze("normal_double.dense_1");
        var within = (INetwork<double>)later.GetType().GetProperty("NormalDouble")!.GetValue(later)!;
        Assert.False(within.Layers.Single(layer => layer.Name == "dense_1").IsTrainable);
        Assert.True(within.Layers.Single(layer => layer.Name == "dense").IsTrainable);
    }

    /// <summary>Every kind of layer with weights, in every wrapper: none of its weights has a gradient, and those before it have the
    /// right one.</summary>
    [Theory]
    [InlineData("[Input(4, 3)] [Dense(3)] [LSTM(2, Trainable = false)] [Dense(3)]", "lstm")]
    [InlineData("[Input(4, 3)] [Dense(3)] [Bidirectional] [GRU(2, Trainable = false, L2 = 0.1)] [Dense(3)]", "bidirectional")]
    [InlineData(
        "[Input(4, 3)] [Dense(3)] [TimeDistributed(Trainable = false)] [Dense(2, L1 = 0.1)] [Flatten] [Dense(3)]",
        "time_distributed"
    )]
    [InlineData("[Input(4, 3)] [Reshape(4, 3, 1)] [Conv2D(2, 2)] [Conv2D(2, 2, Trainable = false)] [Flatten] [Dense(3)]", "conv2d_1")]
    [InlineData("[Input(12)] [Dense(3)] [PReLU(Trainable = false)] [Dense(3)]", "prelu")]
    [InlineData("[Input(12)] [Dense(3)] [VirtualBatchNormalization(Trainable = false)] [Dense(3)]", "virtual")]
    [InlineData("[Input(12)] [Dense(5, Trainable = false, L2 = 0.3)] [Dropout(0.2, Trainable = false)] [Dense(3)]", "dense.")]
    public void OtherLayersHaveTheirGradients(string declaration, string frozen)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        double[] x = Check.Values(new System.Random(1), 48, 1),
            gradient = new double[Layout.Count(network.Engine.Info)];
        network.LossAndGradient(x, s_y, Loss.MeanSquaredError, gradient);
        AssertDifferences(network, gradient, frozen, x, s_y);
        double[] before = Flat.Parameters(network);
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new Adam { WeightDecay = 0.1f }, 4);
        trainer.Step(x, s_y);
        double[] after = Flat.Parameters(network);
        int at = 0;
        foreach (ParameterSpec spec in network.Engine.Info.Parameters.Where(p => !p.IsState))
        {
            if (spec.IsFrozen)
                Assert.Equal(before.AsSpan(at, spec.Length), after.AsSpan(at, spec.Length));
            at += spec.Length;
        }
        Assert.NotEqual(before, after);
        // What goes through the moments of a reference is there, too.
        network.LossAndGradient(x, s_y, Loss.MeanSquaredError, gradient);
        AssertDifferences(network, gradient, frozen, x, s_y);
    }

    /// <summary>As in Keras the penalties of what is declared so are not in the loss.</summary>
    [Fact]
    public void PenaltiesOfDeclaredLayersDoNotCount()
    {
        double Loss(string arguments)
        {
            INetwork<double> network = CompiledNetwork.Of($"[Input(5)] [Dense(7{arguments})] [Dense(3)]").Double();
            return network.LossAndGradient(s_x, s_y, NetGen.Loss.MeanSquaredError, new double[66]);
        }
        double plain = Loss("");
        Assert.True(Loss(", L2 = 1, BiasL1 = 1") > plain + 0.1);
        Assert.Equal(plain, Loss(", L2 = 1, BiasL1 = 1, Trainable = false"), 1e-12);
    }

    [Fact]
    public void ANetworkMayBeFrozenAsAWhole()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(5)] [Dense(7, Trainable = false)] [Dense(3, Trainable = false)]").Double(),
            later = CompiledNetwork.Of(Net).Double();
        later.Freeze();
        foreach (INetwork<double> frozen in new[] { network, later })
        {
            double[] before = Flat.Parameters(frozen);
            using var trainer = new Trainer<double>(frozen, Loss.MeanSquaredError, new Adam { WeightDecay = 0.1f, GlobalClipNorm = 1 }, 4);
            Assert.Equal(trainer.Step(s_x, s_y), trainer.Step(s_x, s_y));
            Assert.Equal(before, Flat.Parameters(frozen));
        }
        Assert.All(network.Layers, layer => Assert.False(layer.IsTrainable));
        Assert.Equal("dense (Dense): [7], 42 parameters, frozen", network.Layers[1].ToString());
    }

    private static void AssertDifferences(
        INetwork<double> network,
        double[] gradient,
        string except,
        double[]? x = null,
        double[]? y = null
    )
    {
        double[] parameters = Flat.Parameters(network),
            unused = new double[parameters.Length];
        int at = 0;
        foreach (ParameterSpec spec in network.Engine.Info.Parameters.Where(p => !p.IsState))
            for (int i = 0; i < spec.Length; i++, at++)
            {
                double Loss(double step)
                {
                    double[] moved = [.. parameters];
                    moved[at] += step;
                    network.SetParameters(moved);
                    return network.LossAndGradient(x ?? s_x, y ?? s_y, NetGen.Loss.MeanSquaredError, unused);
                }
                if (spec.IsFrozen)
                    Assert.Equal(0, gradient[at]);
                else
                    Assert.Equal((Loss(1e-5) - Loss(-1e-5)) / 2e-5, gradient[at], 1e-7);
                Assert.Equal(spec.Name.StartsWith(except, StringComparison.Ordinal), spec.IsFrozen);
            }
        network.SetParameters(parameters);
    }
}

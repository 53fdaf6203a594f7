using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Weights that are frozen stay, bit by bit, whatever trains; all others train as if these were constants.</summary>
public class FreezingTests
{
    private const string Net = "[Input(5)] [Dense(7, Activation.Tanh)] [Dense(6, Activation.Tanh)] [Dense(3)]";

    private static readonly double[] s_x = Check.Values(new System.Random(1), 20, 1),
        s_y = Check.Values(new System.Random(2), 12, 1);

    public static TheoryData<string> Optimizers => PruningTests.Optimizers;

    /// <summary>With every optimizer, decay, a moment from before, an average and a constraint, and what the optimizer remembers.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void NoOptimizerMovesThem(string name)
    {
        Optimizer optimizer = PruningTests.OptimizerOf(name, out bool isFirst);
        string layers =
            $"[Input(5)] [Dense(7, Activation.Tanh{(isFirst ? ", MaxNorm = 0.1" : "")})] [Dense(6, Activation.Tanh, L2 = 0.1)] [Dense(3)]";
        INetwork<double> network = CompiledNetwork.All([layers], options: isFirst ? "" : "Curvature = true")[0].Network!.Double();
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, optimizer, 4);
        for (int i = 0; i < 3; i++)
            trainer.Step(s_x, s_y);
        network.Freeze("dense", "dense_1.kernel");
        Dictionary<string, double[]> before = All(network, trainer);
        for (int i = 0; i < 5; i++)
            trainer.Step(s_x, s_y);
        trainer.FinalizeParameters();
        Dictionary<string, double[]> after = All(network, trainer);
        foreach ((string tensor, double[] values) in before)
            if (tensor.Contains("dense.", StringComparison.Ordinal) || tensor.EndsWith("dense_1.kernel", StringComparison.Ordinal))
                Assert.Equal(values, after[tensor]);
            else if (tensor.StartsWith("network.weights.", StringComparison.Ordinal))
                Assert.NotEqual(values, after[tensor]);

        network.Unfreeze("dense");
        trainer.Step(s_x, s_y);
        Assert.NotEqual(after["network.weights.dense.kernel"], All(network, trainer)["network.weights.dense.kernel"]);
        Assert.Equal(after["network.weights.dense_1.kernel"], All(network, trainer)["network.weights.dense_1.kernel"]);
    }

    /// <summary>Ranges between frozen tensors are divided among threads as the whole is, and a step still allocates nothing.</summary>
    [Fact]
    public void ThreadsDoNotChangeTheBits()
    {
        INetwork<float> Trained(int threads)
        {
            INetwork<float> network = CompiledNetwork.Of(Net).Single();
            network.Freeze("dense.bias", "dense_1");
            using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new Adam { UseEma = true }, 4, threads);
            float[] x = Array.ConvertAll(s_x, v => (float)v),
                y = Array.ConvertAll(s_y, v => (float)v);
            for (int i = 0; i < 100; i++)
                trainer.Step(x, y);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            trainer.Step(x, y);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
            return network;
        }
        INetwork<float> one = Trained(1),
            three = Trained(3);
        foreach ((NamedTensor<float> a, NamedTensor<float> b) in one.GetWeights().Zip(three.GetWeights()))
            Assert.Equal(a.Values, b.Values);
    }

    /// <summary>Nothing of it is left behind: what was frozen and let go trains with the bits of a network that never was.</summary>
    [Fact]
    public void WhatIsLetGoTrainsAsBefore()
    {
        double[] Trained(bool isTouched)
        {
            INetwork<double> network = CompiledNetwork.Of(Net).Double();
            if (isTouched)
            {
                network.Freeze();
                Assert.DoesNotContain(network.Layers, layer => layer.IsTrainable);
                network.Unfreeze();
            }
            using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new AdamW { UseEma = true }, 4, threads: 2);
            for (int i = 0; i < 5; i++)
                trainer.Step(s_x, s_y);
            trainer.FinalizeParameters();
            return Flat.Parameters(network);
        }
        Assert.Equal(Trained(isTouched: false), Trained(isTouched: true));
    }

    /// <summary>An average that begins while a tensor is frozen begins there with the tensor and not with 0.</summary>
    [Fact]
    public void AveragesOfWhatIsLetGoBeginWithIt()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(5)] [Dense(3)]").Double();
        double[] before = Flat.Parameters(network);
        network.Freeze("dense.kernel");
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.1f) { UseEma = true, EmaMomentum = 0.5f }, 4);
        trainer.Step(s_x, s_y);
        network.Unfreeze("dense");
        trainer.Step(s_x, s_y);
        double[] moved = Flat.Parameters(network);
        trainer.FinalizeParameters();
        for (int i = 0; i < 15; i++)
            Assert.Equal((before[i] + moved[i]) / 2, Flat.Parameters(network)[i], 1e-12);
    }

    /// <summary>What an optimizer remembers of a tensor begins with the same numbers, also where the tensor is frozen then: a gradient
    /// that is the first for one part is as good for the other as if it had come at the beginning.</summary>
    [Theory]
    [InlineData(nameof(Adagrad))]
    [InlineData(nameof(Ftrl))]
    public void MemoryOfWhatIsLetGoBeginsAsAll(string name)
    {
        Optimizer optimizer = name == nameof(Adagrad) ? new Adagrad(0.1f) : new Ftrl(0.1f);
        INetwork<double> early = CompiledNetwork.Of(Net).Double(),
            late = CompiledNetwork.Of(Net).Double();
        double[] gradient = Check.Values(new System.Random(3), Flat.Parameters(late).Length, 1);
        late.Freeze("dense");
        using Trainer<double> one = new(early, Loss.MeanSquaredError, optimizer, 4),
            two = new(late, Loss.MeanSquaredError, optimizer, 4);
        one.Apply(gradient);
        two.Apply(gradient);
        late.Unfreeze("dense");
        two.Apply(gradient);
        Assert.Equal(Flat.Parameters(early)[..42], Flat.Parameters(late)[..42]);
    }

    /// <summary>Setting weights sets them all, and what is frozen stays so.</summary>
    [Fact]
    public void SetWeightsSetsThemAll()
    {
        INetwork<double> network = CompiledNetwork.Of(Net).Double(seed: 1),
            other = CompiledNetwork.Of(Net).Double(seed: 2);
        network.Freeze("dense");
        network.SetParameters(Flat.Parameters(other));
        Assert.Equal(Flat.Parameters(other), Flat.Parameters(network));
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.1f), 4);
        trainer.Step(s_x, s_y);
        Assert.Equal(Flat.Parameters(other)[..42], Flat.Parameters(network)[..42]);
        Assert.NotEqual(Flat.Parameters(other)[42..], Flat.Parameters(network)[42..]);
    }

    /// <summary>Generators and discriminators of adversarial training end their steps in the same way.</summary>
    [Fact]
    public void AdversarialTrainingLeavesThem()
    {
        INetwork<float> generator = CompiledNetwork.Of("[Input(3)] [Dense(5, Activation.Tanh)] [Dense(4)]").Single(),
            discriminator = CompiledNetwork.Of("[Input(4)] [Dense(6, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]").Single();
        generator.Freeze("dense");
        discriminator.Freeze("dense_1");
        IReadOnlyList<NamedTensor<float>> made = generator.GetWeights(),
            judged = discriminator.GetWeights();
        var gan = new Gan<INetwork<float>, INetwork<float>>(generator, discriminator);
        gan.Fit(
            new Dataset([.. Check.Values(new System.Random(1), 64, 1).Select(v => (float)v)], new float[16], [4], [1]),
            new GanOptions { Epochs = 2, BatchSize = 8 }
        );
        Assert.Equal(made[0].Values, generator.GetWeights()[0].Values);
        Assert.NotEqual(made[2].Values, generator.GetWeights()[2].Values);
        Assert.NotEqual(judged[0].Values, discriminator.GetWeights()[0].Values);
        Assert.Equal(judged[2].Values, discriminator.GetWeights()[2].Values);
    }

    /// <summary>A machine that is declared frozen in its network is pre-trained by itself; one that is frozen is not.</summary>
    [Fact]
    public void MachinesPretrainUnlessFrozen()
    {
        float[] Pretrained(string arguments, params string[] frozen)
        {
            INetwork<float> network = CompiledNetwork.Of($"[Input(6)] [RBM(5{arguments})] [Dense(2, Activation.Softmax)]").Single();
            network.Freeze(frozen);
            network.Pretrain(
                new Dataset([.. Enumerable.Range(0, 96).Select(i => (float)(i % 5 % 2))], new float[16], [6], [1]),
                new PretrainOptions { Epochs = 2, BatchSize = 8 }
            );
            return [.. network.GetWeights().Take(3).SelectMany(w => w.Values)];
        }
        float[] plain = Pretrained("");
        Assert.Equal(plain, Pretrained(", Trainable = false"));
        float[] frozen = Pretrained("", "rbm");
        Assert.NotEqual(plain, frozen);
        Assert.Equal(new float[11], frozen[^11..]);
    }

    /// <summary>What is frozen is known, so that the posterior of the last layer alone is that of a linear regression on what it
    /// reads.</summary>
    [Fact]
    public void FrozenWeightsAreSure()
    {
        double Variance(string arguments, params string[] frozen)
        {
            var network =
                (ICurvatureNetwork<double>)
                    CompiledNetwork
                        .All(
                            [$"[Input(5)] [Dense(7, Activation.Tanh{arguments})] [Dense(3)]"],
                            everySingle: 0,
                            options: "Curvature = true"
                        )[0]
                        .Network!.Double();
            network.Freeze(frozen);
            var posterior = new LaplaceApproximation<double>(network, s_x, s_y, Loss.MeanSquaredError, priorPrecision: 0.5);
            double[] variance = new double[3];
            posterior.Predict(s_x.AsSpan(0, 5), new double[3], variance);
            return variance[0];
        }
        double declared = Variance(", Trainable = false");
        Assert.Equal(declared, Variance("", "dense"), 1e-10);
        Assert.True(declared < Variance("") - 1e-3);
    }

    [Fact]
    public void WhatCannotBeFrozenIsSaid()
    {
        INetwork<double> network = CompiledNetwork
            .Of("[Input(5)] [Dense(7)] [Dropout(0.5)] [Dense(4, Trainable = false, Name = \"fixed\")] [Dense(3)]")
            .Double();
        ArgumentException unknown = Assert.Throws<ArgumentException>(() => network.Freeze("dense", "dens"));
        Assert.Contains("has no layer or tensor 'dens'. There are: input, dense, dropout, fixed, dense_1.", unknown.Message);
        Assert.True(network.Layers[1].IsTrainable);
        Assert.Contains("'kernel'", Assert.Throws<ArgumentException>(() => network.Unfreeze("kernel")).Message);
        Assert.Throws<ArgumentNullException>(() => network.Freeze("dense", null!));
        network.Freeze("dense_1", "dropout", "input");
        ArgumentException declared = Assert.Throws<ArgumentException>(() => network.Unfreeze("dense_1", "fixed"));
        Assert.Contains("fixed.kernel cannot be unfrozen", declared.Message);
        Assert.Contains("Take Trainable = false from its attribute", declared.Message);
        Assert.False(network.Layers[4].IsTrainable);
        network.Unfreeze();
        Assert.Equal([false, true, false, false, true], network.Layers.Select(layer => layer.IsTrainable));
    }

    // Weights, and what the optimizer remembers of each.
    private static Dictionary<string, double[]> All(INetwork<double> network, Trainer<double> trainer) =>
        trainer.Part?.Tensors().ToDictionary(t => t.Name, t => t.Values)
        ?? network.GetWeights().ToDictionary(t => "network.weights." + t.Name, t => t.Values);
}

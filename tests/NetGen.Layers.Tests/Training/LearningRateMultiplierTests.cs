using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers whose learning rate is another one.</summary>
public class LearningRateMultiplierTests
{
    private const string Net = "[Input(5)] [Dense(7, Activation.Tanh)] [Dense(6, Activation.Tanh)] [Dense(3)]";

    private static readonly double[] s_x = Check.Values(new System.Random(1), 20, 1),
        s_y = Check.Values(new System.Random(2), 12, 1);

    public static TheoryData<string> FirstOrder =>
        new(
            typeof(Optimizer)
                .Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract && !type.IsSubclassOf(typeof(SecondOrderOptimizer)))
                .Select(type => type.Name)
        );

    /// <summary>A layer moves as in a network that has its learning rate, the others as in one that has theirs: with decay and an average
    /// that is put in the place of parameters, along gradients that are the same.</summary>
    [Theory]
    [MemberData(nameof(FirstOrder))]
    public void EachLayerHasItsRate(string name)
    {
        double[] Trained(float rate, params (string Name, float Multiplier)[] multipliers)
        {
            Optimizer optimizer = PruningTests.OptimizerOf(name, out _);
            optimizer.LearningRate = rate;
            foreach ((string layer, float multiplier) in multipliers)
                optimizer.LearningRateMultipliers[layer] = multiplier;
            INetwork<double> network = CompiledNetwork.Of(Net).Double();
            using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, optimizer, 4);
            for (int step = 0; step < 5; step++)
                trainer.Apply(Check.Values(new System.Random(step), 111, 1));
            return Flat.Parameters(network);
        }
        double[] mixed = Trained(0.01f, ("dense", 0.5f), ("dense.bias", 4), ("dense_2", 0)),
            half = Trained(0.01f * 0.5f),
            one = Trained(0.01f),
            four = Trained(0.01f * 4),
            none = Trained(0);
        Assert.Equal(half[..35], mixed[..35]);
        Assert.Equal(four[35..42], mixed[35..42]);
        Assert.Equal(one[42..90], mixed[42..90]);
        Assert.Equal(none[90..], mixed[90..]);
        Assert.NotEqual(one[..35], mixed[..35]);
    }

    /// <summary>Schedules go on, threads change no bit, a step allocates nothing, and what is frozen stays.</summary>
    [Fact]
    public void ThreadsDoNotChangeTheBits()
    {
        IEnumerable<float> Trained(int threads)
        {
            INetwork<float> network = CompiledNetwork.Of(Net).Single();
            float[] frozen = network.GetWeights()[3].Values;
            network.Freeze("dense_1.bias");
            var optimizer = new SGD(0.1f, momentum: 0.9f)
            {
                LearningRate = new ExponentialDecay(0.1f, 10, 0.9f),
                LearningRateMultipliers = { ["dense_1"] = 0.1f, ["dense.bias"] = 2 },
            };
            using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, optimizer, 4, threads);
            float[] x = Array.ConvertAll(s_x, v => (float)v),
                y = Array.ConvertAll(s_y, v => (float)v);
            for (int i = 0; i < 50; i++)
                trainer.Step(x, y);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            trainer.Step(x, y);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
            Assert.Equal(frozen, network.GetWeights()[3].Values);
            return network.GetWeights().SelectMany(w => w.Values);
        }
        Assert.Equal(Trained(1), Trained(3));
    }

    [Fact]
    public void WhatCannotBeMultipliedIsSaid()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(5)] [Dense(7)] [Dropout(0.5)] [Dense(3)]").Double();
        string Message(Optimizer optimizer) =>
            Assert.Throws<ArgumentException>(() => new Trainer<double>(network, Loss.MeanSquaredError, optimizer, 4)).Message;
        Assert.Contains(
            "has no weights 'dropout' whose learning rate LearningRateMultipliers of Adam could change. There are: dense.kernel,",
            Message(new Adam { LearningRateMultipliers = { ["dense"] = 0.1f, ["dropout"] = 1 } })
        );
        Assert.Contains(
            "The learning rate of 'dense' is multiplied with -1 by Adam; it must be a number from 0 on",
            Message(new Adam { LearningRateMultipliers = { ["dense"] = -1 } })
        );
        Assert.Contains("with NaN", Message(new Adam { LearningRateMultipliers = { ["dense"] = float.NaN } }));
        Assert.Contains("LearningRateMultipliers has no meaning", Message(new LBFGS { LearningRateMultipliers = { ["dense"] = 2 } }));
    }
}

using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Curvature;

/// <summary>Networks trained by optimizers of the second order.</summary>
public class SecondOrderTests
{
    private const string Xor = "[Input(2)] [Dense(4, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]";

    private static readonly string[] s_layers =
    [
        Xor,
        "[Input(2)] [Dense(4)] [BatchNormalization] [Dropout(0.3)] [Dense(1, Activation.Sigmoid, L2 = 0.01)]",
    ];

    private static readonly Lazy<CompiledNetwork[]> s_networks = new(() =>
        [.. CompiledNetwork.All(s_layers, 1, options: "Curvature = true").Select(result => result.Network!)]
    );

    private static readonly Dataset s_xor = new([0, 0, 0, 1, 1, 0, 1, 1], new float[] { 0, 1, 1, 0 }, [2], [1]);

    public static TheoryData<string> All => ["LBFGS", "ConjugateGradient", "HessianFree"];

    [Theory]
    [MemberData(nameof(All))]
    public void LearnXor(string name)
    {
        INetwork<float> net = s_networks.Value[0].Single(seed: 3);
        History history = net.Fit(s_xor, Options(name, epochs: 60));
        double[] losses = [.. history.Epochs.Select(e => e["loss"])];
        Assert.Equal(losses.OrderDescending(), losses);
        Assert.Equal(1, net.Evaluate(s_xor, Loss.BinaryCrossentropy, [Metric.BinaryAccuracy])["binary_accuracy"]);
        Assert.True(losses[^1] < 0.01, $"{name} leaves a loss of {losses[^1]}.");
    }

    // The same seed gives the same bits, with noise and moments of batches, and with any number of threads.
    [Theory]
    [MemberData(nameof(All))]
    public void SameSeedSameBits(string name)
    {
        float[] Trained(int threads)
        {
            INetwork<float> net = s_networks.Value[1].Single(seed: 1);
            net.Fit(
                s_xor,
                new FitOptions
                {
                    Epochs = 4,
                    BatchSize = 3,
                    Loss = Loss.BinaryCrossentropy,
                    Optimizer = Of(name),
                    MaxDegreeOfParallelism = threads,
                }
            );
            return [.. net.GetWeights().SelectMany(w => w.Values)];
        }
        Assert.Equal(Trained(1), Trained(2));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AStepThatFailsChangesNothing(string name)
    {
        INetwork<float> net = s_networks.Value[1].Single(seed: 1);
        float[] before = [.. net.GetWeights().SelectMany(w => w.Values)];
        foreach (int calls in new[] { 1, 2, 3, 5 })
        {
            using var trainer = new Trainer<float>(net, new Failing(calls), Of(name), 4);
            Assert.Throws<InvalidOperationException>(() =>
            {
                for (int i = 0; i < 10; i++)
                {
                    before = [.. net.GetWeights().SelectMany(w => w.Values)];
                    trainer.Step([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
                }
            });
            Assert.Equal(before, net.GetWeights().SelectMany(w => w.Values));
        }
        using var nan = new Trainer<float>(net, new Failing(0), Of(name), 4);
        string message = Assert.Throws<ArithmeticException>(() => nan.Step([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0])).Message;
        Assert.Contains("The loss of Single is NaN", message, StringComparison.Ordinal);
        Assert.Equal(before, net.GetWeights().SelectMany(w => w.Values));
    }

    [Fact]
    public void WhatMeansNothingIsRefused()
    {
        INetwork<float> net = s_networks.Value[0].Single(),
            plain = CompiledNetwork.Of(Xor).Single(),
            limited = CompiledNetwork.Of("[Input(2)] [Dense(1, Activation.Sigmoid, MaxNorm = 1)]").Single(),
            positive = CompiledNetwork.Of("[Input(2)] [Dense(1, Activation.Sigmoid)] [BiasConstraint.NonNeg]").Single();
        Refuses(plain, new HessianFree(), "[Network(Curvature = true)]");
        Refuses(limited, new LBFGS(), "dense.kernel");
        Refuses(positive, new LBFGS(), "dense.bias");
        Refuses(net, new LBFGS { UseEma = true }, "UseEma");
        Refuses(net, new LBFGS { WeightDecay = 0.1f }, "L2");
        Refuses(net, new LBFGS { GlobalClipNorm = 1 }, "GlobalClipNorm");
        Refuses(net, new ConjugateGradient { LearningRate = 0.1f }, "LearningRate");
        Refuses(net, new ConjugateGradient { LearningRate = new ExponentialDecay(1, 10, 0.5f) }, "LearningRate");
        Assert.Throws<ArgumentOutOfRangeException>(() => new LBFGS { Iterations = 0 });
        Assert.Throws<InvalidOperationException>(() =>
            net.Fit(
                s_xor,
                new FitOptions
                {
                    Loss = Loss.BinaryCrossentropy,
                    Optimizer = new LBFGS(),
                    Callbacks = [new ReduceLROnPlateau("loss")],
                }
            )
        );
        string message = Assert
            .Throws<NotSupportedException>(() =>
                net.Fit(
                    s_xor,
                    new FitOptions
                    {
                        Loss = Loss.BinaryCrossentropy,
                        Optimizer = new LBFGS(),
                        Callbacks = [new BackupAndRestore("run.safetensors")],
                    }
                )
            )
            .Message;
        Assert.Contains("by optimizers of the first order", message, StringComparison.Ordinal);
        using var trainer = new Trainer<float>(net, Loss.BinaryCrossentropy, new LBFGS(), 4);
        Assert.Throws<NotSupportedException>(() => trainer.Apply(new float[Layout.Count(net.Engine.Info)]));
        INetwork<float> generator = CompiledNetwork.Of("[Input(3)] [Dense(2)]").Single();
        Assert.Throws<ArgumentException>(() => new GanTrainer(generator, plain, new GanOptions { GeneratorOptimizer = new LBFGS() }));

        static void Refuses(INetwork<float> network, Optimizer optimizer, string part)
        {
            float[] before = new float[Layout.Count(network.Engine.Info)],
                after = new float[before.Length];
            network.CopyParametersTo(before);
            var options = new FitOptions { Loss = Loss.BinaryCrossentropy, Optimizer = optimizer };
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => network.Fit(s_xor, options)).Message, StringComparison.Ordinal);
            network.CopyParametersTo(after);
            Assert.Equal(before, after);
        }
    }

    // Metrics of a step are those before it, as the loss is.
    [Fact]
    public void OutputsAreThoseBeforeTheStep()
    {
        INetwork<float> net = s_networks.Value[0].Single(seed: 3);
        float[] before = new float[4],
            outputs = new float[4];
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
        net.Predict(x, before);
        using var trainer = new Trainer<float>(net, Loss.BinaryCrossentropy, new LBFGS { Iterations = 5 }, 4);
        trainer.Step(x, [0, 1, 1, 0]);
        trainer.Outputs(4, outputs);
        for (int i = 0; i < 4; i++)
            Assert.Equal(before[i], outputs[i], 1e-5f);
        net.Predict(x, outputs);
        Assert.NotEqual(before, outputs);
    }

    private static FitOptions Options(string name, int epochs) =>
        new()
        {
            Epochs = epochs,
            BatchSize = 4,
            Shuffle = false, // another order of samples adds up to another last bit
            Loss = Loss.BinaryCrossentropy,
            Optimizer = Of(name),
        };

    private static SecondOrderOptimizer Of(string name) =>
        name switch
        {
            "LBFGS" => new LBFGS(),
            "HessianFree" => new HessianFree(),
            _ => new ConjugateGradient(),
        };

    // Throws from some call on; NaN if from the first.
    private sealed class Failing(int calls) : Loss
    {
        private int _left = 4 * calls;

        public override string Name => "failing";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            gradient[0] = output[0] - target[0];
            if (calls == 0)
                return T.NaN;
            return --_left < 0 ? throw new InvalidOperationException() : gradient[0] * gradient[0] * T.CreateChecked(0.5);
        }
    }
}

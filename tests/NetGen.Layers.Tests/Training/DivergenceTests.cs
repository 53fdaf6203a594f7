using System.Numerics;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>A step that diverges changes nothing, also where the loss is finite and its gradient, or what the step would make of it, is
/// not.</summary>
public class DivergenceTests
{
    /// <summary>h = 1e-10 · 4e5^7 = 1.6e29, and so is the loss; the gradient's way back, 4e5^7, is infinite in float.</summary>
    private const string Explodes = "[Input(8, 1)] [SimpleRNN(1, Activation.Linear)] [Dense(1, Activation.Sigmoid)]";

    private static readonly float[] s_input = [1e-10f, 0, 0, 0, 0, 0, 0, 0];

    public static TheoryData<string> Optimizers => [.. Named.Keys];

    private static readonly Dictionary<string, Optimizer> Named = new()
    {
        ["sgd"] = new SGD(),
        ["sgd, momentum"] = new SGD(0.01f, 0.9f, nesterov: true),
        ["rmsprop"] = new RMSprop(),
        ["adam"] = new Adam(),
        ["adagrad"] = new Adagrad(),
        ["adadelta"] = new Adadelta(),
        ["adamw"] = new AdamW(),
        ["adamax"] = new Adamax(),
        ["nadam"] = new Nadam(),
        ["ftrl"] = new Ftrl(),
        ["lion"] = new Lion(),
        ["lion, global norm, average"] = new Lion { GlobalClipNorm = 1, UseEma = true },
        ["adagrad, norm"] = new Adagrad { ClipNorm = 1 },
        ["ftrl, value"] = new Ftrl { ClipValue = 1 },
        ["adam, decay"] = new Adam { WeightDecay = 0.1f },
        ["sgd, value"] = new SGD { ClipValue = 1 },
        ["sgd, norm"] = new SGD { ClipNorm = 1 },
        ["sgd, global norm"] = new SGD { GlobalClipNorm = 1 },
        ["adam, value"] = new Adam { ClipValue = 1 },
        ["adam, norm"] = new Adam { ClipNorm = 1 },
        ["adam, global norm"] = new Adam { GlobalClipNorm = 1 },
    };

    [Theory, MemberData(nameof(Optimizers))]
    public void AnInfiniteGradientOfAFiniteLoss(string name)
    {
        INetwork<float> network = CompiledNetwork.Of(Explodes).Single();
        float[] parameters = [1, 4e5f, 0, 1, 0];
        network.SetParameters(parameters);
        Optimizer optimizer = Named[name];
        Assert.Equal(1.638e29f, network.LossAndGradient(s_input, [0], Loss.BinaryCrossentropy, new float[5]), 1e26f);
        using (var trainer = new Trainer<float>(network, Loss.BinaryCrossentropy, optimizer, 1))
        {
            string message = Assert.Throws<ArithmeticException>(() => trainer.Step(s_input, [0])).Message;
            Assert.Contains("The loss of Single is 1.638", message);
            Assert.Matches("the gradient of simple_rnn\\.\\w+ became (Infinity|NaN) in step 1 at learning rate", message);
            Assert.Equal(0, trainer.Steps);
            Assert.Equal(parameters, Parameters(network));

            // Nor has the optimizer's memory: the next step is the first one of a trainer that has seen nothing else.
            INetwork<float> other = CompiledNetwork.Of(Explodes).Single();
            float[] calm = [0.5f, 0.5f, 0.1f, 1, 0];
            network.SetParameters(calm);
            other.SetParameters(calm);
            using var fresh = new Trainer<float>(other, Loss.BinaryCrossentropy, optimizer, 1);
            Assert.Equal(fresh.Step(s_input, [0]), trainer.Step(s_input, [0]));
            Assert.Equal(Parameters(other), Parameters(network));
        }
        network.SetParameters(parameters);
        Assert.Contains(
            "epoch 1, batch 1",
            Assert
                .Throws<ArithmeticException>(() =>
                    network.Fit(
                        new Dataset(s_input, [0], [8, 1], [1]),
                        new FitOptions { Loss = Loss.BinaryCrossentropy, Optimizer = optimizer }
                    )
                )
                .Message
        );
        Assert.Equal(parameters, Parameters(network));
    }

    /// <summary>In double the same numbers are large, but numbers.</summary>
    [Theory, MemberData(nameof(Optimizers))]
    public void ALargeGradientIsNone(string name)
    {
        INetwork<double> network = CompiledNetwork.Of(Explodes).Double();
        network.SetParameters([1, 4e5, 0, 1, 0]);
        using var trainer = new Trainer<double>(network, Loss.BinaryCrossentropy, Named[name], 1);
        Assert.Equal(1.6384e29, trainer.Step(Array.ConvertAll(s_input, x => (double)x), [0]), 1e24);
        Assert.All(Parameters(network), w => Assert.True(double.IsFinite(w)));
        Assert.NotEqual(1, Parameters(network)[0]);
    }

    /// <summary>The variance of values around 1e25 is infinite in float: normalised they are 0, and the loss is finite, but moving
    /// averages would stay infinite for ever.</summary>
    [Theory]
    [InlineData("sgd")]
    [InlineData("adam, global norm")]
    [InlineData("sgd, norm")]
    [InlineData("sgd, value")]
    public void AMovingAverageThatWouldBeInfinite(string name)
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(2)] [BatchNormalization] [Dense(1)]").Single();
        NamedTensor<float>[] before = [.. network.GetWeights()];
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, Named[name], 2);
        Assert.Contains(
            "the new batch_normalization.moving_variance became Infinity",
            Assert.Throws<ArithmeticException>(() => trainer.Step([1e25f, 1, -3e25f, 2], [1, 2])).Message
        );
        Assert.Equal(before.SelectMany(w => w.Values), network.GetWeights().SelectMany(w => w.Values));
    }

    /// <summary>What is shared among threads is looked at as well.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 299)]
    [InlineData(3, 150)]
    public void LargeNetworksOnThreads(int threads, int infinite)
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(300)] [Dense(300, UseBias = false)] [Dense(1, Activation.Sigmoid)]").Single();
        float[] before = new float[Parameters(network).Length],
            input = [.. Enumerable.Range(0, 300).Select(i => i == infinite ? 1e-3f : 0)];
        before[90_000 + infinite] = 1e12f;
        using var trainer = new Trainer<float>(network, new Steep(), new SGD(0.25f), 1, threads);
        network.SetParameters(before);
        Assert.Contains("the gradient of dense.kernel became", Assert.Throws<ArithmeticException>(() => trainer.Step(input, [0])).Message);
        Assert.Equal(before, Parameters(network));
    }

    private static T[] Parameters<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = new T[NetGen.CompilerServices.Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    /// <summary>0 everywhere, and steeper than it can be.</summary>
    private sealed class Steep : Loss
    {
        public override string Name => "steep";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            gradient.Fill(T.CreateTruncating(1e30));
            return T.Zero;
        }
    }
}

using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Penalties on the slope of a network's output, and their gradients.</summary>
[Collection(nameof(Alone))]
public class GradientPenaltyTests
{
    private const string Critic = "[Input(4)] [Dense(6, Activation.Tanh)] [Dense(1)]";

    public static TheoryData<string, string> Fixtures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string critic in new Fixture("slopes").Metadata.Keys)
            foreach (string target in new[] { "one", "zero" })
                data.Add(critic, target);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void PyTorchFindsTheSame(string critic, string target)
    {
        var fixture = new Fixture("slopes");
        CompiledNetwork network = Compiled(fixture.Metadata[critic]);
        INetwork<double> net = network.Double();
        net.SetWeights([
            .. fixture
                .Weights(critic + ".weights")
                .Select(w => new NamedTensor<double>(w.Name, w.Shape, Array.ConvertAll(w.Values, v => (double)v))),
        ]);
        double[] expected = fixture[$"{critic}.{target}.gradient"],
            gradient = new double[expected.Length];
        double value = net.GradientPenalty(fixture[critic + ".input"], gradient, target == "one" ? 1 : 0);
        Assert.Equal(fixture[$"{critic}.{target}.penalty"][0], value, 1e-9);
        Assert.True(
            Check.RelativeError(gradient, expected) < 1e-9,
            $"The gradient is off by {Check.RelativeError(gradient, expected):e1}."
        );

        INetwork<float> single = network.Single();
        single.SetWeights([.. fixture.Weights(critic + ".weights")]);
        var singles = new float[expected.Length];
        single.GradientPenalty(Array.ConvertAll(fixture[critic + ".input"], x => (float)x), singles, target == "one" ? 1 : 0);
        Assert.True(Check.RelativeError(Array.ConvertAll(singles, g => (double)g), expected) < 1e-5);
    }

    [Theory]
    [InlineData("[Input(3)] [Dense(5, Activation.Softplus)] [Dropout(0.3)] [Dense(4, Activation.GELU, L2 = 0.1)] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(3, 3, Activation.Tanh)] [MaxPooling2D(2)] [GroupNormalization(1)] [Flatten] [Dense(1)]")]
    [InlineData("[Input(4, 6)] [MultiHeadAttention(2, 3)] [Dense(5, Activation.Tanh)] [GlobalAveragePooling1D] [Dense(1)]")]
    [InlineData(
        "[Input(3, Name = \"a\")] [Input(2, Name = \"b\")] [Dense(4, Activation.Tanh)] [Concatenate(\"a\")] [Dense(5, Activation.Tanh)] "
            + "[Dense(1)]"
    )]
    [InlineData("[Input(6)] [Dense(4, Activation.Tanh, Name = \"t\", Trainable = false)] [Dense(4, Activation.Tanh)] [Dense(1)]")]
    [InlineData("[Input(5, 3)] [Bidirectional] [GRU(3)] [Dense(1)]")]
    [InlineData("[Input(5, 3)] [LSTM(3)]")]
    [InlineData("[Input(3, 2, Name = \"nodes\")] [Input(3, 2, Name = \"children\")] [RecursiveCell(3, \"children\", From = \"nodes\")]")]
    [InlineData("[Input(3, 2, Name = \"nodes\")] [Input(3, 2, Name = \"children\")] [TreeLSTM(2, \"children\", From = \"nodes\")]")]
    public void GradientIsThatOfTheValue(string declaration)
    {
        INetwork<double> net = Compiled(declaration).Double();
        double[] inputs = Check.Inputs(new System.Random(1), net.Engine.Info, 7),
            parameters = Values(Layout.Count(net.Engine.Info), 2),
            gradient = new double[parameters.Length],
            unused = new double[parameters.Length];
        net.SetParameters(parameters);
        double value = net.GradientPenalty(inputs, gradient, step: 3);

        // The value itself, by differences of the outputs where there is no noise.
        if (!declaration.Contains("Dropout", StringComparison.Ordinal))
            Assert.Equal(Slopes(net, inputs, net.Engine.Info.InputLength), value, 1e-5);
        HashSet<int> frozen = [.. Enumerable.Range(0, net.Engine.Info.Parameters.Where(p => p.IsFrozen).Sum(p => p.Length))];
        for (int i = 0; i < parameters.Length; i++)
        {
            const double Step = 1e-5;
            double At(double p)
            {
                double[] moved = [.. parameters];
                moved[i] = p;
                net.SetParameters(moved);
                return net.GradientPenalty(inputs, unused, step: 3);
            }
            double slope = (At(parameters[i] + Step) - At(parameters[i] - Step)) / (2 * Step);
            Assert.True(
                Math.Abs(slope - gradient[i]) < 1e-6 * Math.Max(1, Math.Abs(slope)) || frozen.Contains(i),
                $"{i}: {gradient[i]}, not {slope}"
            );
            if (frozen.Contains(i))
                Assert.Equal(0, gradient[i]);
        }
    }

    /// <summary>Behind a sample stands its condition, whose slope may be anything.</summary>
    [Fact]
    public void ConditionsAreLeftOut()
    {
        INetwork<double> net = Compiled(Critic).Double();
        double[] inputs = Values(12, 1);
        using TrainingSession<double> session = net.Engine.Train(3);
        inputs.CopyTo(session.Inputs(3));
        using var gradient = new NativeArray<double>(session.ArenaLength);
        double value = session.Slope!.Penalty(3, 2, 1, 10, 0, gradient.Start);
        Assert.Equal(10 * Slopes(net, inputs, 2), value, 1e-5);
        Assert.NotEqual(10 * Slopes(net, inputs, 4), value, 1e-2);
    }

    /// <summary>A large batch goes through in pieces.</summary>
    [Fact]
    public void PiecesAddUp()
    {
        INetwork<double> net = Compiled("[Input(40)] [Dense(200, Activation.Tanh)] [Dense(1)]").Double();
        double[] inputs = Values(900 * 40, 1),
            whole = new double[Layout.Count(net.Engine.Info)],
            part = new double[whole.Length],
            sum = new double[whole.Length];
        double value = net.GradientPenalty(inputs, whole),
            values = 0;
        for (int i = 0; i < 90; i++)
        {
            values += net.GradientPenalty(inputs.AsSpan(i * 400, 400), part) / 90;
            for (int k = 0; k < sum.Length; k++)
                sum[k] += part[k] / 90;
        }
        Assert.Equal(values, value, 1e-12);
        Assert.True(Check.RelativeError(whole, sum) < 1e-12);
    }

    /// <summary>The discriminator's step is that along the gradients of its loss and of the penalty, whatever the number of
    /// threads.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AStepOfACritic(int threads)
    {
        CompiledNetwork critics = Compiled(Critic);
        INetwork<float> generator = CompiledNetwork.Of("[Input(3)] [Dense(4, Activation.Tanh)]").Single(1),
            critic = critics.Single(2),
            expected = critics.Single(2);
        var options = new GanOptions
        {
            BatchSize = 5,
            Loss = AdversarialLoss.Wasserstein,
            GradientPenalty = 10,
            DiscriminatorSteps = 2,
            GeneratorOptimizer = new SGD(0.1f),
            DiscriminatorOptimizer = new SGD(0.1f),
            MaxDegreeOfParallelism = threads,
            Seed = 5,
        };
        float[] real = [.. Values(20, 1).Select(v => (float)v)],
            fakes = new float[20],
            noise = new float[15],
            between = new float[20];
        var latent = new GanLatent(generator.Engine.Info, critic.Engine.Info, default, NoiseDistribution.Normal);
        latent.Fill(noise, [], 5, new RandomKey(5, 0));
        generator.Predict(noise, fakes);
        for (int i = 0; i < 20; i++)
        {
            float share = latent.Chance(i / 4, new RandomKey(5, ~0L));
            between[i] = share * real[i] + (1 - share) * fakes[i];
        }
        int count = Layout.Count(critic.Engine.Info);
        float[] gradient = new float[count],
            penalty = new float[count],
            parameters = new float[count],
            moved = new float[count],
            says = new float[10];
        expected.CopyParametersTo(parameters);
        expected.Predict([.. real, .. fakes], says);
        float loss = expected.LossAndGradient(
            [.. real, .. fakes],
            [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
            AdversarialLoss.Wasserstein.Discriminator,
            gradient
        );
        Assert.Equal(says[5..].Average() - says[..5].Average(), loss, 1e-5f);
        float value = expected.GradientPenalty(between, penalty);

        using var trainer = new GanTrainer(generator, critic, options);
        GanLosses losses = trainer.Step(real);
        Assert.Equal(loss + 10 * value, losses.Discriminator, 1e-5);
        critic.CopyParametersTo(moved);
        for (int i = 0; i < count; i++)
            Assert.Equal(parameters[i] - 0.1f * (gradient[i] + 10 * penalty[i]), moved[i], 1e-5f);
    }

    [Fact]
    public void WhatCannotBePenalizedIsRefused()
    {
        INetwork<double> net = Compiled(Critic).Double(),
            plain = CompiledNetwork.Of(Critic).Double();
        double[] gradient = new double[Layout.Count(net.Engine.Info)];
        Assert.Contains(
            "Declare it with [Network(GradientPenalty = true)].",
            Assert.Throws<InvalidOperationException>(() => plain.GradientPenalty(new double[4], gradient)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => net.GradientPenalty(new double[5], gradient));
        Assert.Throws<ArgumentException>(() => net.GradientPenalty([], gradient));
        Assert.Throws<ArgumentException>(() => net.GradientPenalty([1, 2, double.NaN, 4], gradient));
        Assert.Throws<ArgumentException>(() => net.GradientPenalty(new double[4], new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.GradientPenalty(new double[4], gradient, -1));

        INetwork<float> generator = CompiledNetwork.Of("[Input(3)] [Dense(4)]").Single(),
            critic = CompiledNetwork.Of(Critic).Single(),
            sure = CompiledNetwork.Of("[Input(4)] [Dense(1, Activation.Sigmoid)]").Single();
        string Refused(INetwork<float> judge, GanOptions options) =>
            Assert.ThrowsAny<ArgumentException>(() => new GanTrainer(generator, judge, options)).Message;
        Assert.Contains(
            "Declare it with",
            Refused(critic, new() { Loss = AdversarialLoss.Wasserstein, GradientPenalty = 10 }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no labels",
            Refused(critic, new() { Loss = AdversarialLoss.Wasserstein, LabelNoise = 0.1f }),
            StringComparison.Ordinal
        );
        Assert.Contains("any number", Refused(sure, new() { Loss = AdversarialLoss.Wasserstein }), StringComparison.Ordinal);
        Assert.Contains("GradientPenalty", Refused(critic, new() { GradientPenalty = -1 }), StringComparison.Ordinal);
    }

    private static CompiledNetwork Compiled(string declaration)
    {
        (CompiledNetwork? network, string errors) = CompiledNetwork.All([declaration], options: "GradientPenalty = true")[0];
        Assert.Equal("", errors);
        return network!;
    }

    // The penalty by central differences of the outputs, with respect to the first values of a sample.
    private static double Slopes(INetwork<double> net, double[] inputs, int count)
    {
        int length = net.Engine.Info.InputLength,
            n = inputs.Length / length;
        var outputs = new double[net.Engine.Info.OutputLength];
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            double squares = 0;
            for (int k = 0; k < count; k++)
            {
                // Which node is whose child has no slope.
                if (net.Engine.Info.Checks.Any(check => k >= check.Start && k < check.Start + check.Length))
                    continue;
                const double Step = 1e-6;
                double At(double move)
                {
                    double[] sample = inputs[(i * length)..((i + 1) * length)];
                    sample[k] += move;
                    net.Predict(sample, outputs);
                    return outputs.Sum();
                }
                double slope = (At(Step) - At(-Step)) / (2 * Step);
                squares += slope * slope;
            }
            total += (Math.Sqrt(squares) - 1) * (Math.Sqrt(squares) - 1) / n;
        }
        return total;
    }

    private static double[] Values(int count, int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }
}

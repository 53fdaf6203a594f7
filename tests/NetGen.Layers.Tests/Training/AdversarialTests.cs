using NetGen.CompilerServices;
using NetGen.Generator.Shapes;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>One step of a generative adversarial network: what is computed, and what is not.</summary>
[Collection(nameof(Alone))]
public class AdversarialTests
{
    private const string Generator = "[Input(3)] [Dense(5, Activation.Softplus)] [Dense(4, Activation.Tanh)]";
    private const string Discriminator = "[Input(4)] [Dense(6, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]";
    private const string Normalized =
        "[Input(4)] [Dense(6)] [BatchNormalization] [Activation(Activation.Tanh)] [Dense(1, Activation.Sigmoid)]";

    /// <summary>Takes the target as the gradient of its outputs: what flows back through them is given.</summary>
    private static readonly Loss Given = new GivenLoss();

    [Theory]
    [InlineData("non_saturating")]
    [InlineData("minimax")]
    public void PyTorchFindsTheSame(string game)
    {
        var fixture = new Fixture("Adversarial/gan");
        INetwork<double> generator = CompiledNetwork.Of(Generator).Double(),
            discriminator = CompiledNetwork.Of(Discriminator).Double();
        generator.SetWeights(Doubles(fixture.Weights("generator")));
        discriminator.SetWeights(Doubles(fixture.Weights("discriminator")));
        AdversarialLoss loss = game == "minimax" ? AdversarialLoss.Minimax : AdversarialLoss.NonSaturating;

        double[] fakes = new double[24],
            gradient = new double[Layout.Count(discriminator.Engine.Info)],
            through = new double[24],
            made = new double[Layout.Count(generator.Engine.Info)];
        generator.Predict(fixture["noise"], fakes);
        double ofDiscriminator = discriminator.LossAndGradient(
            [.. fixture["real"], .. fakes],
            [.. Enumerable.Repeat(0.9, 6), .. new double[6]],
            loss.Discriminator,
            gradient
        );
        double ofGenerator = discriminator.LossAndInputGradient(
            fakes,
            Enumerable.Repeat((double)loss.GeneratorTarget, 6).ToArray(),
            loss.Generator,
            through
        );
        generator.LossAndGradient(fixture["noise"], through, Given, made);

        Assert.Equal(fixture[game + "/d_loss"][0], ofDiscriminator, 1e-6);
        Assert.Equal(fixture[game + "/g_loss"][0], ofGenerator, 1e-6);
        Assert.True(Check.RelativeError(gradient, Flat(fixture.Weights(game + "/discriminator"))) < 1e-6);
        Assert.True(Check.RelativeError(made, Flat(fixture.Weights(game + "/generator"))) < 1e-6);
    }

    [Theory]
    [InlineData(Generator, Discriminator)]
    [InlineData(Generator, Normalized)]
    [InlineData("[Input(3)] [Dense(5)] [BatchNormalization] [Dense(4, Activation.Sigmoid)]", Discriminator)]
    [InlineData(
        "[Input(3)] [Dense(5)] [BatchNormalization(Momentum = 0.5)] [Dropout(0.3)] [Dense(4, Activation.Softmax)]",
        "[Input(4)] [Dense(6)] [VirtualBatchNormalization] [GaussianNoise(0.1)] [Dense(1, Activation.Sigmoid)]"
    )]
    public void AStepIsBothSteps(string generator, string discriminator)
    {
        INetwork<float> g = CompiledNetwork.Of(generator).Single(1),
            d = CompiledNetwork.Of(discriminator).Single(2),
            g2 = CompiledNetwork.Of(generator).Single(1),
            d2 = CompiledNetwork.Of(discriminator).Single(2);
        var options = new GanOptions
        {
            BatchSize = 8,
            LabelSmoothing = 0.1f,
            GeneratedLabelSmoothing = 0.2f,
            GeneratorOptimizer = new SGD(0.5f),
            DiscriminatorOptimizer = new SGD(0.3f),
            Seed = 5,
        };
        float[] real = Values(7 * 4);
        using var trainer = new GanTrainer(g, d, options);
        GanLosses first = trainer.Step(real),
            second = trainer.Step(real);

        GanLosses Expected(long step)
        {
            // The same by what networks and training sessions do for everyone.
            var noise = new float[7 * 3];
            new GanLatent(g2.Engine.Info, d2.Engine.Info, default, NoiseDistribution.Normal).Fill(noise, [], 7, new RandomKey(5, 3 * step));
            using TrainingSession<float> making = g2.Engine.Train(7, isWhole: true),
                judging = d2.Engine.Train(14),
                seeing = d2.Engine.Train(7);
            noise.CopyTo(making.Inputs(7));
            making.Forward(7, step);
            var fakes = new float[7 * 4];
            making.Outputs(7, fakes);
            float LossOf(TrainingSession<float> session, float[] samples, float[] targets)
            {
                samples.CopyTo(session.Inputs(targets.Length));
                targets.CopyTo(session.Targets(targets.Length, 1));
                return session.LossAndGradient(targets.Length, Loss.BinaryCrossentropy, 1, step);
            }
            // The first real samples are the reference of the layers that take one.
            if (d2.Engine.MomentProgram is not null)
                d2.Engine.Reference ??= real;
            float[] real9 = [.. Enumerable.Repeat(0.9f, 7)],
                fake2 = [.. Enumerable.Repeat(0.2f, 7)];
            float ofDiscriminator;
            if (d2.Engine.Splits)
                ofDiscriminator = LossOf(judging, [.. real, .. fakes], [.. real9, .. fake2]);
            else
            {
                ofDiscriminator = LossOf(judging, fakes, fake2) / 2;
                ofDiscriminator += LossOf(seeing, real, real9) / 2;
                for (int i = 0; i < judging.ArenaLength; i++)
                    judging.Gradients[i] = (judging.Gradients[i] + seeing.Gradients[i]) / 2;
            }
            for (int i = 0; i < judging.ArenaLength; i++)
                judging.Parameters[i] -= 0.3f * judging.Gradients[i];
            if (!d2.Engine.Splits)
                seeing.CommitStates();
            var gradient = new float[7 * 4];
            float ofGenerator = d2.LossAndInputGradient(fakes, [.. Enumerable.Repeat(1f, 7)], Loss.BinaryCrossentropy, gradient, step + 1);
            for (int i = 0; i < 7; i++)
            {
                Span<float> dz = (making.OutputGradients + Layouts.RoundUp(4) * i).Span(4);
                gradient.AsSpan(4 * i, 4).CopyTo(dz);
                g2.Engine.Info.Link.PullBack<float>(fakes.AsSpan(4 * i, 4), dz);
            }
            making.Backward();
            for (int i = 0; i < making.ArenaLength; i++)
                making.Parameters[i] -= 0.5f * making.Gradients[i];
            making.CommitStates();
            return new GanLosses(ofDiscriminator, ofGenerator, 0, 0);
        }

        foreach ((GanLosses actual, long step) in new[] { (first, 0L), (second, 1L) })
        {
            GanLosses expected = Expected(step);
            Assert.Equal(expected.Discriminator, actual.Discriminator, 1e-6);
            Assert.Equal(expected.Generator, actual.Generator, 1e-6);
        }
        Assert.True(Check.RelativeError(All(g), All(g2)) < 1e-6);
        Assert.True(Check.RelativeError(All(d), All(d2)) < 1e-6);
    }

    [Fact]
    public void TheGeneratorComesAfterSoManySteps()
    {
        INetwork<float> g = CompiledNetwork.Of(Generator).Single(1),
            d = CompiledNetwork.Of(Discriminator).Single(2);
        using var trainer = new GanTrainer(g, d, new GanOptions { BatchSize = 8, DiscriminatorSteps = 3 });
        double[] before = All(g);
        for (int i = 0; i < 2; i++)
            Assert.True(float.IsNaN(trainer.Step(Values(32)).Generator));
        Assert.Equal(before, All(g));
        Assert.False(float.IsNaN(trainer.Step(Values(32)).Generator));
        Assert.NotEqual(before, All(g));
    }

    [Fact]
    public void NoGradientOfTheDiscriminatorIsComputed()
    {
        // The pass that the generator's gradient takes through the discriminator writes no gradient of a parameter.
        INetwork<float> d = CompiledNetwork.Of(Normalized).Single();
        using TrainingSession<float> session = d.Engine.Train(8);
        using var gradients = new NativeArray<float>(8 * Layouts.RoundUp(4));
        Values(32).CopyTo(session.Inputs(8));
        session.Targets(8, 1).Fill(1);
        session.Gradients.Span(session.ArenaLength + d.Engine.Info.StateLength).Fill(7);
        session.InputGradient(8, Loss.BinaryCrossentropy, 1, 0, gradients.Start);
        Assert.All(session.Gradients.Span(session.ArenaLength + d.Engine.Info.StateLength).ToArray(), value => Assert.Equal(7, value));
        Assert.Contains(gradients.Span.ToArray(), value => value != 0);
    }

    [Theory]
    [InlineData(Discriminator)]
    [InlineData(Normalized)]
    public void AStepAllocatesNothing(string discriminator)
    {
        using var trainer = new GanTrainer(
            CompiledNetwork.Of(Generator).Single(),
            CompiledNetwork.Of(discriminator).Single(),
            new GanOptions
            {
                BatchSize = 8,
                LabelNoise = 0.1f,
                InstanceNoise = 0.1f,
            }
        );
        float[] real = Values(32);
        Assert.Equal(0, MemoryTests.Allocated(() => trainer.Step(real)));
    }

    [Theory]
    [InlineData(Discriminator)]
    [InlineData(Normalized)]
    public void ThreadsChangeNoBit(string discriminator)
    {
        double[] Trained(int threads)
        {
            INetwork<float> g = CompiledNetwork.Of(Generator).Single(1),
                d = CompiledNetwork.Of(discriminator).Single(2);
            using var trainer = new GanTrainer(
                g,
                d,
                new GanOptions
                {
                    BatchSize = 40,
                    MaxDegreeOfParallelism = threads,
                    InstanceNoise = 0.1f,
                }
            );
            for (int i = 0; i < 5; i++)
                trainer.Step(Values(160));
            return [.. All(g), .. All(d)];
        }
        Assert.Equal(Trained(1), Trained(3));
    }

    [Theory]
    [InlineData(
        "[Input(3, Name = \"noise\")] [Input(5, Name = \"class\")] [Concatenate(\"noise\")] [Dense(16, Activation.LeakyReLU)] [Dense(4)]",
        "[Input(4, Name = \"x\")] [Input(5, Name = \"class\")] [Concatenate(\"x\")] [Dense(32, Activation.LeakyReLU)] [Dense(1, "
            + "Activation.Sigmoid)]"
    )]
    [InlineData(
        "[Input(3, Name = \"noise\")] [Input(1, Name = \"class\")] [Embedding(5, 4)] [Flatten] [Concatenate(\"noise\")] [Dense(16, "
            + "Activation.LeakyReLU)] [Dense(4, Activation.Sigmoid)]",
        "[Input(4, Name = \"x\")] [Input(1, Name = \"class\")] [Embedding(5, 4)] [Flatten] [Concatenate(\"x\")] [Dense(32, "
            + "Activation.LeakyReLU)] [Dense(1, Activation.Sigmoid)]"
    )]
    public void ConditionsReachBoth(string generator, string discriminator)
    {
        // Class c is at 0.2 c in all of its values: a generator that sees the class and learns from a discriminator that sees it, too, goes
        // there.
        var random = new System.Random(3);
        float[] labels = [.. Enumerable.Range(0, 1000).Select(i => (float)(i % 5))],
            samples = [.. labels.SelectMany(c => Enumerable.Range(0, 4).Select(_ => 0.2f * c + 0.02f * (float)random.NextDouble()))];
        var data = new Dataset(samples, labels, [4], [1]);
        var gan = new ConditionalGan<INetwork<float>, INetwork<float>>(
            CompiledNetwork.Of(generator).Single(1),
            CompiledNetwork.Of(discriminator).Single(2)
        );
        gan.Fit(
            data,
            new GanOptions
            {
                Epochs = 100,
                BatchSize = 50,
                InstanceNoise = 0.2f,
                GeneratorOptimizer = new Adam(5e-3f, beta1: 0.5f),
                DiscriminatorOptimizer = new Adam(5e-3f, beta1: 0.5f),
                Callbacks = [new LearningRateScheduler((epoch, _) => 5e-3f * (1 - epoch / 100f))],
            }
        );
        var output = new float[40 * 4];
        for (int c = 0; c < 5; c++)
        {
            gan.Sample([.. Enumerable.Repeat(c, 40)], seed: 1, output);
            Assert.Equal(0.2 * c, output.Average(), 0.05);
        }

        double[] before = [.. All(gan.Generator), .. All(gan.Discriminator)];
        Assert.Contains("5", Assert.Throws<ArgumentException>(() => gan.Sample([5], 1, new float[4])).Message);
        ArgumentException bad = Assert.Throws<ArgumentException>(() =>
            gan.Fit(new Dataset(samples, [.. labels[..999], 7], [4], [1]), new GanOptions())
        );
        Assert.Contains("7", bad.Message);
        Assert.Contains("ample 999", bad.Message);
        Assert.Equal(before, All(gan.Generator).Concat(All(gan.Discriminator)));
    }

    [Fact]
    public void CodesAreRecovered()
    {
        // Nothing but the codes tells these samples apart from noise: 4 corners, and a place between.
        INetwork<float> g = CompiledNetwork.Of("[Input(6)] [Dense(32, Activation.Tanh)] [Dense(2)]").Single(1),
            d = CompiledNetwork.Of("[Input(2)] [Dense(32, Activation.LeakyReLU)] [Dense(5)]").Single(2);
        var random = new System.Random(3);
        float[] samples = [.. Enumerable.Range(0, 2000).Select(_ => (random.Next(2) * 2 - 1) + 0.1f * (float)random.NextDouble())];
        var gan = new InfoGan<INetwork<float>, INetwork<float>>(g, d, categories: 4);
        gan.Fit(
            new Dataset(samples, new float[1000], [2], [1]),
            new GanOptions
            {
                Epochs = 60,
                BatchSize = 50,
                GeneratorOptimizer = new Adam(2e-3f, beta1: 0.5f),
                DiscriminatorOptimizer = new Adam(2e-3f, beta1: 0.5f),
            }
        );
        float[] codes = new float[400 * 4],
            made = new float[400 * 2];
        for (int i = 0; i < 400; i++)
            codes[4 * i + i % 4] = 1;
        gan.Sample(codes, 1, made);
        var found = new int[400];
        gan.Recognize(made, found);
        Assert.True(found.Select((category, i) => category == i % 4 ? 1 : 0).Sum() > 390);
    }

    [Fact]
    public void WhatDoesNotFitIsSaid()
    {
        INetwork<float> g = CompiledNetwork.Of(Generator).Single(),
            d = CompiledNetwork.Of(Discriminator).Single(),
            wide = CompiledNetwork.Of("[Input(7)] [Dense(1, Activation.Sigmoid)]").Single(),
            linear = CompiledNetwork.Of("[Input(4)] [Dense(1)]").Single(),
            two = CompiledNetwork.Of("[Input(4)] [Dense(2)]").Single(),
            narrow = CompiledNetwork.Of("[Input(2)] [Dense(1, Activation.Sigmoid)]").Single();
        string Of(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Gan<INetwork<float>, INetwork<float>> Both(INetwork<float> judge) => new(g, judge);
        Assert.Contains("ConditionalGan", Of(() => Both(CompiledNetwork.Of("[Input(5)] [Dense(1, Activation.Sigmoid)]").Single())));
        Assert.Contains("leaves no noise", Of(() => Both(wide)));
        Assert.Contains("takes 2", Of(() => Both(narrow)));
        Assert.Contains("2 outputs", Of(() => Both(two)));
        Assert.Contains("Activation.Sigmoid", Of(() => new GanTrainer(g, linear, new GanOptions())));
        Assert.Contains("must take the condition", Of(() => new ConditionalGan<INetwork<float>, INetwork<float>>(g, d)));
        Assert.Contains("1 is neither", Of(() => new InfoGan<INetwork<float>, INetwork<float>>(g, two, 1)));
        Assert.Contains(
            "numbers of rows",
            Of(() =>
                new GanTrainer(
                    g,
                    CompiledNetwork.Of("[Input(4)] [Embedding(5, 2)] [Flatten] [Dense(1, Activation.Sigmoid)]").Single(),
                    new GanOptions()
                )
            )
        );
        Assert.Contains("LabelSmoothing", Of(() => new GanTrainer(g, d, new GanOptions { LabelSmoothing = 1 })));
        Assert.Contains(
            "GeneratedLabelSmoothing must be at least 0 and below 0.75, the label of real samples, not 0.75",
            Of(() => new GanTrainer(g, d, new GanOptions { LabelSmoothing = 0.25f, GeneratedLabelSmoothing = 0.75f }))
        );
        Assert.Contains("GeneratedLabelSmoothing", Of(() => new GanTrainer(g, d, new GanOptions { GeneratedLabelSmoothing = -0.1f })));
        Assert.Contains("LabelNoise", Of(() => new GanTrainer(g, d, new GanOptions { LabelNoise = 0.6f })));
        Assert.Contains("InstanceNoise", Of(() => new GanTrainer(g, d, new GanOptions { InstanceNoise = float.NaN })));
        Assert.Contains("DiscriminatorSteps", Of(() => new GanTrainer(g, d, new GanOptions { DiscriminatorSteps = 0 })));
        Assert.Contains("[3]", Of(() => Both(d).Fit(new Dataset(new float[3], new float[1], [3], [1]), new GanOptions())));
        using var trainer = new GanTrainer(g, linear, new GanOptions { BatchSize = 2, Loss = AdversarialLoss.LeastSquares });
        Assert.Contains("12 values", Of(() => trainer.Step(new float[12])));
        Assert.Contains("5 values", Of(() => trainer.Step(new float[5])));
        Assert.Contains("conditions", Of(() => trainer.Step(new float[8], new float[2])));
        Assert.Contains("span holds 3", Of(() => Both(d).Sample(1, 1, new float[3])));
    }

    // A discriminator that knows everything says the labels themselves, or their mean where some are wrong, and loses the entropy.
    [Fact]
    public void WhatSmoothedLabelsCostInAnyCase()
    {
        static double Cost(double p, double label) => -label * Math.Log(p) - (1 - label) * Math.Log(1 - p);
        double Least(GanOptions options) => AdversarialLoss.NonSaturating.Unavoidable(options);
        Assert.Equal(
            (Cost(0.9, 0.9) + Cost(0.2, 0.2)) / 2,
            Least(new GanOptions { LabelSmoothing = 0.1f, GeneratedLabelSmoothing = 0.2f }),
            1e-6
        );
        Assert.Equal(
            (Cost(0.83, 0.83) + Cost(0.27, 0.27)) / 2,
            Least(
                new GanOptions
                {
                    LabelSmoothing = 0.1f,
                    GeneratedLabelSmoothing = 0.2f,
                    LabelNoise = 0.1f,
                }
            ),
            1e-6
        );
    }

    [Fact]
    public void ADivergedStepChangesNothing()
    {
        INetwork<float> g = CompiledNetwork.Of(Generator).Single(1),
            d = CompiledNetwork.Of("[Input(4)] [Dense(1)]").Single(2);
        double[] before = [.. All(g), .. All(d)];
        using var trainer = new GanTrainer(g, d, new GanOptions { BatchSize = 2, Loss = AdversarialLoss.LeastSquares });
        float[] real = Values(8);
        real[3] = float.MaxValue;
        Assert.Throws<ArithmeticException>(() => trainer.Step(real));
        Assert.Equal(before, All(g).Concat(All(d)));
        real[3] = float.PositiveInfinity;
        Assert.Contains(
            "Sample 0 has Infinity at position 3",
            Assert.Throws<ArgumentException>(() => trainer.Step(real)).Message,
            StringComparison.Ordinal
        );
        var gan = new Gan<INetwork<float>, INetwork<float>>(g, d);
        Assert.Contains(
            "Sample 7 has NaN at position 2",
            Assert
                .Throws<ArgumentException>(() =>
                    gan.Fit(new Spoilt(), new GanOptions { BatchSize = 2, Loss = AdversarialLoss.LeastSquares })
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, All(g).Concat(All(d)));
    }

    [Fact]
    public void SmoothedLabelsAreWhatTheDiscriminatorLearns()
    {
        // The generator's samples lie elsewhere, so that D(real) goes to 0.9, not 1.
        INetwork<float> g = CompiledNetwork.Of("[Input(3)] [Dense(4)]").Single(1),
            d = CompiledNetwork.Of("[Input(4)] [Dense(16, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]").Single(2);
        using var trainer = new GanTrainer(
            g,
            d,
            new GanOptions
            {
                BatchSize = 32,
                LabelSmoothing = 0.1f,
                GeneratorOptimizer = new SGD(0),
                DiscriminatorOptimizer = new Adam(0.01f),
            }
        );
        float[] real = [.. Values(128).Select(x => x + 20)];
        for (int i = 0; i < 1500; i++)
            trainer.Step(real);
        var output = new float[32];
        d.Predict(real, output);
        Assert.Equal(0.9, output.Average(), 0.01);
    }

    [Fact]
    public void NoiseIsWhatWasAskedFor()
    {
        var latent = new GanLatent(
            CompiledNetwork.Of("[Input(40)] [Dense(300)]").Single().Engine.Info,
            CompiledNetwork.Of("[Input(300)] [Dense(1)]").Single().Engine.Info,
            default,
            NoiseDistribution.Uniform
        );
        var noise = new float[40 * 200];
        latent.Fill(noise, [], 200, new RandomKey(1, 2));
        Assert.All(noise, u => Assert.InRange(u, -1, 1));
        Assert.Equal(0, noise.Average(), 0.03);
        Assert.Equal(1 / 3.0, noise.Average(u => u * u), 0.02);

        var rows = new float[300 * 100];
        latent.Blur(rows, 0.5f, new RandomKey(1, 3));
        Assert.Equal(0, rows.Average(), 0.02);
        Assert.Equal(0.25, rows.Average(x => x * x), 0.01);
        Assert.Equal(rows.Length, rows.Distinct().Count(), 20.0);
    }

    private static float[] Values(int count)
    {
        var random = new System.Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
    }

    private static double[] All(INetwork<float> network) => [.. network.GetWeights().SelectMany(w => w.Values).Select(x => (double)x)];

    private static double[] Flat(IReadOnlyList<NamedTensor> weights) => [.. weights.SelectMany(w => w.Values).Select(x => (double)x)];

    private static NamedTensor<double>[] Doubles(IReadOnlyList<NamedTensor> weights) =>
        [.. weights.Select(w => new NamedTensor<double>(w.Name, w.Shape, Array.ConvertAll(w.Values, x => (double)x)))];

    private sealed class GivenLoss : Loss
    {
        public override string Name => "given";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            T sum = T.Zero;
            for (int i = 0; i < output.Length; i++)
                sum += output[i] * (gradient[i] = target[i] * T.CreateChecked(6));
            return sum;
        }
    }

    /// <summary>Eight samples of which the last is unusable.</summary>
    private sealed class Spoilt : IDataSource
    {
        public int Count => 8;

        public ReadOnlySpan<int> InputShape => new[] { 4 };

        public ReadOnlySpan<int> TargetShape => new[] { 1 };

        public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
        {
            inputs.Clear();
            for (int i = 0; i < samples.Length; i++)
                if (samples[i] == 7)
                    inputs[4 * i + 2] = float.NaN;
        }
    }
}

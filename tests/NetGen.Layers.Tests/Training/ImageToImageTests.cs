using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Images made of images: a discriminator of patches, the distance to the image that belongs to a condition, and what is
/// refused.</summary>
[Collection(nameof(Alone))]
public class ImageToImageTests
{
    private const string Generator =
        "[Input(4, 4, 1, Name = \"x\")] [Conv2D(3, 3, Activation.Tanh, Strides = 2, Padding = Padding.Same)] [Conv2DTranspose(2, 4, "
        + "Activation.Tanh, Strides = 2, Padding = Padding.Same)] [Concatenate(\"x\")] [Conv2D(2, 1, Activation.Tanh)]";

    private const string Before =
        "[Input(4, 4, 2, Name = \"image\")] [Input(4, 4, 1, Name = \"x\")] [Concatenate(\"image\")] [Conv2D(5, 3, Activation.Tanh, "
        + "Strides = 2, Padding = Padding.Same)] ";

    private const string Probabilities = Before + "[Conv2D(1, 1, Activation.Sigmoid)]";
    private const string Numbers = Before + "[Conv2D(1, 1)]";

    /// <summary>A judge of 2 x 2 patches whose verdict on a patch is its pixel of the image.</summary>
    private const string Pixels =
        "[Input(2, 2, 1, Name = \"image\")] [Input(2, 2, 1, Name = \"x\")] [Concatenate(\"image\")] [Conv2D(1, 1, UseBias = false)]";

    [Theory]
    [InlineData(nameof(AdversarialLoss.NonSaturating), Probabilities)]
    [InlineData(nameof(AdversarialLoss.Minimax), Probabilities)]
    [InlineData(nameof(AdversarialLoss.LeastSquares), Numbers)]
    public void BothStepsFollowTheirDifferences(string game, string discriminator)
    {
        const int N = 3;
        var loss = (AdversarialLoss)typeof(AdversarialLoss).GetProperty(game)!.GetValue(null)!;
        float[] conditions = Values(N * 16, 1),
            images = Values(N * 32, 2);
        double Objective(INetwork<double> g, INetwork<double> d, bool ofGenerator)
        {
            double[] x = Doubles(conditions),
                y = Doubles(images),
                made = new double[N * 32],
                none = new double[Layout(d)];
            g.Predict(x, made);
            double[] fakes = Rows(made, x),
                real = Rows(y, x),
                ones = [.. Enumerable.Repeat((double)loss.GeneratorTarget, N * 4)];
            return ofGenerator
                ? d.LossAndGradient(fakes, ones, loss.Generator, none) + 7 * made.Zip(y, (a, b) => Math.Abs(a - b)).Average()
                : d.LossAndGradient(
                    [.. real, .. fakes],
                    [.. Enumerable.Repeat(0.9, N * 4), .. Enumerable.Repeat(0.2, N * 4)],
                    loss.Discriminator,
                    none
                );
        }

        foreach (bool ofGenerator in new[] { true, false })
        {
            INetwork<float> g = CompiledNetwork.Of(Generator).Single(1),
                d = CompiledNetwork.Of(discriminator).Single(2);
            INetwork<double> g2 = CompiledNetwork.Of(Generator).Double(),
                d2 = CompiledNetwork.Of(discriminator).Double();
            Copy(g, g2);
            Copy(d, d2);
            float[] before = Parameters(ofGenerator ? g : d);
            using var trainer = new GanTrainer(
                g,
                d,
                new GanOptions
                {
                    BatchSize = N,
                    Loss = loss,
                    LabelSmoothing = 0.1f,
                    GeneratedLabelSmoothing = 0.2f,
                    L1Weight = 7,
                    GeneratorOptimizer = new SGD(ofGenerator ? 1 : 0),
                    DiscriminatorOptimizer = new SGD(ofGenerator ? 0 : 1),
                }
            );
            GanLosses losses = trainer.Step(images, conditions);
            Assert.Equal(Objective(g2, d2, ofGenerator), ofGenerator ? losses.Generator : losses.Discriminator, 1e-5);

            float[] after = Parameters(ofGenerator ? g : d);
            INetwork<double> moved = ofGenerator ? g2 : d2;
            double[] at = Doubles(before),
                expected = new double[at.Length];
            for (int i = 0; i < at.Length; i++)
            {
                double At(double value)
                {
                    double[] there = [.. at];
                    there[i] = value;
                    moved.SetParameters(there);
                    return Objective(g2, d2, ofGenerator);
                }
                expected[i] = (At(at[i] + 1e-6) - At(at[i] - 1e-6)) / 2e-6;
            }
            double[] actual = [.. before.Zip(after, (b, a) => (double)b - a)];
            Assert.True(Check.RelativeError(actual, expected) < 1e-5, $"{Check.RelativeError(actual, expected):e1}");
        }
    }

    [Fact]
    public void PyTorchFindsTheSame()
    {
        var fixture = new Fixture("Adversarial/pairs");
        foreach (string player in new[] { "generator", "discriminator" })
        {
            INetwork<float> g = CompiledNetwork
                    .Of(
                        "[Input(6, 6, 1)] [Conv2D(4, 3, Activation.Tanh, Padding = Padding.Same)] [Conv2D(2, 3, Activation.Tanh, Padding = "
                            + "Padding.Same)]"
                    )
                    .Single(),
                d = CompiledNetwork
                    .Of(
                        "[Input(6, 6, 2, Name = \"image\")] [Input(6, 6, 1, Name = \"x\")] [Concatenate(\"image\")] "
                            + "[Conv2D(5, 3, Activation.Tanh)] [Conv2D(1, 1, Activation.Sigmoid)]"
                    )
                    .Single();
            g.SetWeights(fixture.Weights("generator"));
            d.SetWeights(fixture.Weights("discriminator"));
            using var trainer = new GanTrainer(
                g,
                d,
                new GanOptions
                {
                    BatchSize = 4,
                    LabelSmoothing = 0.1f,
                    L1Weight = 100,
                    GeneratorOptimizer = new SGD(player == "generator" ? 1e-2f : 0),
                    DiscriminatorOptimizer = new SGD(player == "discriminator" ? 1e-2f : 0),
                }
            );
            INetwork<float> moved = player == "generator" ? g : d;
            float[] before = Parameters(moved);
            GanLosses losses = trainer.Step(Singles(fixture["image"]), Singles(fixture["condition"]));
            float[] after = Parameters(moved);
            Assert.Equal(fixture["d_loss"][0], losses.Discriminator, 1e-5);
            Assert.Equal(fixture["l1"][0], losses.L1, 1e-5);
            if (player == "generator")
                Assert.Equal(fixture["g_loss"][0], losses.Generator, 1e-3);
            double[] actual = [.. before.Zip(after, (b, a) => ((double)b - a) / 1e-2)],
                expected = [.. fixture.Weights(player + ".gradient").SelectMany(w => w.Values).Select(v => (double)v)];
            Assert.True(Check.RelativeError(actual, expected) < 1e-4, $"{player}: {Check.RelativeError(actual, expected):e1}");
        }
    }

    [Fact]
    public void APenaltyHoldsTheSlopeOfTheMeanOverPatches()
    {
        const int N = 3;
        CompiledNetwork critic = CompiledNetwork.All([Numbers], options: "GradientPenalty = true")[0].Network!;
        INetwork<float> g = CompiledNetwork.Of(Generator).Single(1),
            d = critic.Single(2);
        INetwork<double> d2 = critic.Double();
        Copy(d, d2);
        float[] conditions = Values(N * 16, 1),
            made = new float[N * 32];
        g.Predict(conditions, made);
        using var trainer = new GanTrainer(
            g,
            d,
            new GanOptions
            {
                BatchSize = N,
                Loss = AdversarialLoss.Wasserstein,
                GradientPenalty = 10,
            }
        );
        // Between a sample and itself there is but one place, and the rest of the loss is 0.
        GanLosses losses = trainer.Step(made, conditions);

        double[] rows = Rows(Doubles(made), Doubles(conditions)),
            said = new double[N * 4];
        double[] squares = new double[N];
        for (int i = 0; i < N; i++)
        for (int k = 0; k < 32; k++)
        {
            double At(double change)
            {
                double[] there = [.. rows];
                there[i * 48 + k] += change;
                d2.Predict(there, said);
                return said.AsSpan(i * 4, 4).ToArray().Average();
            }
            squares[i] += Math.Pow((At(1e-5) - At(-1e-5)) / 2e-5, 2);
        }
        Assert.Equal(10 * squares.Average(square => Math.Pow(Math.Sqrt(square) - 1, 2)), losses.Discriminator, 1e-4);
    }

    [Fact]
    public void EachPatchCounts()
    {
        INetwork<float> d = CompiledNetwork.Of(Pixels).Single();
        d.SetParameters([0, 1]); // the condition, then the image
        GanTrainer trainer = new(
            CompiledNetwork.Of("[Input(2, 2, 1)] [Conv2D(1, 1, UseBias = false)]").Single(),
            d,
            new GanOptions
            {
                BatchSize = 2,
                Loss = AdversarialLoss.LeastSquares,
                L1Weight = 1,
                GeneratorOptimizer = new SGD(0),
                DiscriminatorOptimizer = new SGD(0),
            }
        );
        using (trainer)
        {
            GanLosses losses = trainer.Step([1, 1, 1, 0, 1, 0, 0, 0], new float[8]);
            Assert.Equal(0.5, losses.RealAccuracy);
            Assert.Equal(1, losses.FakeAccuracy);
            Assert.Equal(0.5, losses.L1);
        }
    }

    [Fact]
    public void AWrongLabelIsThatOfAllPatches()
    {
        INetwork<float> d = CompiledNetwork.Of(Pixels).Single();
        d.SetParameters([0, 0]);
        using var trainer = new GanTrainer(
            CompiledNetwork.Of("[Input(2, 2, 1)] [Conv2D(1, 1)]").Single(),
            d,
            new GanOptions
            {
                BatchSize = 8,
                Loss = AdversarialLoss.LeastSquares,
                LabelNoise = 0.5f,
                GeneratorOptimizer = new SGD(0),
                DiscriminatorOptimizer = new SGD(0),
            }
        );
        // Every output is 0, so that a sample loses the square of its label: 0 or 1.
        HashSet<double> labelled =
        [
            .. Enumerable.Range(0, 20).Select(_ => 16.0 * trainer.Step(new float[32], new float[32]).Discriminator),
        ];
        Assert.All(labelled, count => Assert.Equal(Math.Round(count), count, 1e-5));
        Assert.True(labelled.Count > 3);
    }

    [Fact]
    public void LearnsToTurnAnImage()
    {
        // What is bright becomes dark, in one channel; in the other it stands upside down.
        float[] conditions = Values(400 * 16, 3),
            images = new float[400 * 32];
        for (int i = 0; i < 400; i++)
        for (int p = 0; p < 16; p++)
        {
            images[i * 32 + 2 * p] = -conditions[i * 16 + p] * 0.8f;
            images[i * 32 + 2 * p + 1] = conditions[i * 16 + 15 - p] * 0.8f;
        }
        var pairs = new Dataset(conditions, images, [4, 4, 1], [4, 4, 2]);
        INetwork<float> g = CompiledNetwork
                .Of(
                    "[Input(4, 4, 1, Name = \"x\")] [Flatten] [Dense(64, Activation.ReLU)] [Dense(32)] [Reshape(4, 4, 2)] "
                        + "[Concatenate(\"x\")] [Conv2D(2, 1, Activation.Tanh)]"
                )
                .Single(1),
            d = CompiledNetwork.Of(Probabilities).Single(2);
        var gan = new ImageToImageGan<INetwork<float>, INetwork<float>>(g, d);
        History history = gan.Fit(
            pairs,
            new GanOptions
            {
                Epochs = 60,
                BatchSize = 20,
                L1Weight = 20,
                GeneratorOptimizer = new Adam(5e-3f, beta1: 0.5f),
                DiscriminatorOptimizer = new Adam(1e-3f, beta1: 0.5f),
                Callbacks = [new GanFailureMonitor()],
            }
        );
        Assert.InRange(history.Epochs[0]["g_l1"], 0.25, 0.6);
        Assert.InRange(history.Epochs[^1]["g_l1"], 0, 0.12);
        Assert.InRange(history.Epochs[^1]["coverage"], 0.3, 1);

        float[] unseen = Values(50 * 16, 4),
            made = new float[50 * 32],
            same = new float[50 * 32];
        gan.Generate(unseen, made);
        g.Predict(unseen, same);
        Assert.Equal(same, made);
        Assert.Equal(0, Enumerable.Range(0, 50 * 16).Average(k => Math.Abs(made[2 * k] + 0.8 * unseen[k])), 0.15);
    }

    [Theory]
    [InlineData(Probabilities)]
    [InlineData(Before + "[BatchNormalization] [Activation(Activation.LeakyReLU)] [Conv2D(1, 1, Activation.Sigmoid)]")]
    public void ThreadsChangeNoBit(string discriminator)
    {
        float[] Trained(int threads)
        {
            INetwork<float> g = CompiledNetwork.Of(Generator).Single(1),
                d = CompiledNetwork.Of(discriminator).Single(2);
            using var trainer = new GanTrainer(
                g,
                d,
                new GanOptions
                {
                    BatchSize = 30,
                    L1Weight = 3,
                    InstanceNoise = 0.1f,
                    MaxDegreeOfParallelism = threads,
                }
            );
            float[] images = Values(30 * 32, 1),
                conditions = Values(30 * 16, 2);
            for (int i = 0; i < 3; i++)
                trainer.Step(images, conditions);
            return [.. Parameters(g), .. Parameters(d)];
        }
        Assert.Equal(Trained(1), Trained(2));
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        using var trainer = new GanTrainer(
            CompiledNetwork.Of(Generator).Single(1),
            CompiledNetwork.Of(Probabilities).Single(2),
            new GanOptions
            {
                BatchSize = 8,
                L1Weight = 3,
                LabelNoise = 0.1f,
                InstanceNoise = 0.1f,
            }
        );
        float[] images = Values(8 * 32, 1),
            conditions = Values(8 * 16, 2);
        Assert.Equal(0, MemoryTests.Allocated(() => trainer.Step(images, conditions)));
    }

    [Fact]
    public void WhatDoesNotFitIsSaid()
    {
        INetwork<float> g = CompiledNetwork.Of(Generator).Single(1),
            d = CompiledNetwork.Of(Probabilities).Single(2);
        string Of(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        ImageToImageGan<INetwork<float>, INetwork<float>> Gan(string generator, string judge) =>
            new(CompiledNetwork.Of(generator).Single(), CompiledNetwork.Of(judge).Single());
        void Refused(string generator, string judge, params string[] parts)
        {
            string message = Of(() => Gan(generator, judge));
            Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        }
        const string Head = "[Conv2D(1, 1, Activation.Sigmoid)]";

        Refused(Generator, "[Input(4, 4, 2)] " + Head, "makes samples of 32 values", "takes 32", "must take the condition");
        Refused(Generator, "[Input(4, 4, 3)] " + Head, "stands behind the sample", "[4, 4, 3]", "[Concatenate]");
        Refused(
            Generator,
            "[Input(4, 4, 2, Name = \"y\")] [Input(2, 8, 1, Name = \"x\")] [Reshape(4, 4, 1)] [Concatenate(\"y\")] " + Head,
            "[4, 4, 1]",
            "[2, 8, 1]",
            "another order"
        );
        Refused(
            Generator,
            "[Input(2, 4, 4, Name = \"y\")] [Input(4, 4, 1, Name = \"x\")] [Flatten(Name = \"f\")] [Flatten(From = \"y\")] "
                + "[Concatenate(\"f\")] [Dense(1, Activation.Sigmoid)]",
            "[4, 4, 2]",
            "[2, 4, 4]"
        );
        Refused(Generator, Before + "[Conv2D(2, 1, Activation.Sigmoid)]", "8 outputs, [2, 2, 2]", "[height, width, 1]");
        Refused(Generator, Before + "[Flatten] [Dense(4, Activation.Sigmoid)]", "4 outputs, [4]", "[height, width, 1]");
        Refused(
            "[Input(8, Name = \"z\")] [Input(4, 4, 1, Name = \"x\")] [Dense(16, From = \"z\")] [Reshape(4, 4, 1)] [Concatenate(\"x\")] "
                + "[Conv2D(2, 1)]",
            Probabilities,
            "takes 24 values, but a condition has 16",
            "ConditionalGan"
        );
        Assert.Contains("ImageToImageGan", Of(() => new ConditionalGan<INetwork<float>, INetwork<float>>(g, d)));

        var gan = new ImageToImageGan<INetwork<float>, INetwork<float>>(g, d);
        float[] before = [.. Parameters(g), .. Parameters(d)];
        string Fitted(int[] condition, int[] image, GanOptions? options = null) =>
            Of(() => gan.Fit(new Dataset(Values(2 * Size(condition), 1), Values(2 * Size(image), 2), condition, image), options ?? new()));
        Assert.Contains("Targets of the training data have the shape [4, 4, 3]", Fitted([4, 4, 1], [4, 4, 3]));
        Assert.Contains("another order", Fitted([4, 4, 1], [2, 4, 4]));
        Assert.Contains("conditions of 16 values; inputs of the training data have 25", Fitted([5, 5, 1], [4, 4, 2]));
        Assert.Contains("[2, 8, 1]", Fitted([2, 8, 1], [4, 4, 2]));
        Assert.Contains("L1Weight", Fitted([4, 4, 1], [4, 4, 2], new() { L1Weight = -1 }));
        Assert.Contains("L1Weight", Fitted([4, 4, 1], [4, 4, 2], new() { L1Weight = float.NaN }));
        Assert.Contains(
            "NaN",
            Of(() => gan.Fit(new Dataset([.. new float[15], float.NaN], new float[32], [4, 4, 1], [4, 4, 2]), new GanOptions()))
        );
        Assert.Contains(
            "Infinity",
            Of(() => gan.Fit(new Dataset(new float[16], [float.PositiveInfinity, .. new float[31]], [4, 4, 1], [4, 4, 2]), new()))
        );
        Assert.Equal(before, Parameters(g).Concat(Parameters(d)));
        Assert.Contains(
            "of noise alone",
            Of(() =>
                new GanTrainer(
                    CompiledNetwork.Of("[Input(3)] [Dense(4)]").Single(),
                    CompiledNetwork.Of("[Input(4)] [Dense(1, Activation.Sigmoid)]").Single(),
                    new GanOptions { L1Weight = 1 }
                )
            )
        );
    }

    private static int Size(int[] shape) => shape.Aggregate(1, (a, b) => a * b);

    private static int Layout(INetwork<double> network) => CompilerServices.Layout.Count(network.Engine.Info);

    private static void Copy(INetwork<float> from, INetwork<double> to) => to.SetParameters(Doubles(Parameters(from)));

    private static float[] Parameters(INetwork<float> network)
    {
        var parameters = new float[CompilerServices.Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private static float[] Singles(double[] values) => Array.ConvertAll(values, x => (float)x);

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, x => (double)x);

    // Images of 32 values, each with its condition of 16 behind it.
    private static double[] Rows(double[] images, double[] conditions) =>
        [.. images.Chunk(32).Zip(conditions.Chunk(16), (image, condition) => image.Concat(condition)).SelectMany(row => row)];

    private static float[] Values(int count, int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
    }
}

using NetGen.CompilerServices;
using NetGen.Generator.Model;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Virtual batch normalisation: the reference batch goes through with every batch, under the weights of today.</summary>
public class VirtualBatchNormalizationTests
{
    private const string Deep =
        "[Input(4)] [Dense(5, Activation.Tanh)] [VirtualBatchNormalization] [Dense(17, Activation.Sigmoid)] "
        + "[VirtualBatchNormalization(Scale = false)] [Dense(2)]";

    public static TheoryData<string> Networks =>
        [
            Deep,
            "[Input(4)] [VirtualBatchNormalization] [Dense(2, L2 = 0.1, ActivityL2 = 0.1)]",
            "[Input(3, 4)] [Dense(6, Activation.Tanh)] [VirtualBatchNormalization] [LSTM(3)] [Dense(2)]",
            "[Input(5, 4, 2)] [Conv2D(3, 2)] [VirtualBatchNormalization] [Activation(Activation.ReLU)] [MaxPooling2D(2)] "
                + "[VirtualBatchNormalization] [Flatten] [Dense(2)]",
            "[Input(4)] [Dense(6)] [VirtualBatchNormalization] [BatchNormalization] [Dropout(0.3)] [Dense(5)] "
                + "[VirtualBatchNormalization] [Dense(2)]",
            "[Input(6)] [Dense(6)] [Subnetwork(typeof(Virtual), Name = \"first\")] [Dense(6, Activation.Tanh)] "
                + "[Subnetwork(typeof(Virtual), Name = \"second\")]",
        ];

    // The whole derivative: through the samples, and through the moments of the reference.
    [Theory]
    [MemberData(nameof(Networks))]
    public void GradientsGoThroughTheReference(string declaration)
    {
        INetwork<double> network = Network(declaration, out double[] reference);
        network.Engine.Reference = reference;
        int count = Layout.Count(network.Engine.Info),
            inputLength = network.Engine.Info.InputLength,
            outputLength = network.Engine.Info.OutputLength;
        double[] parameters = new double[count],
            gradient = new double[count],
            scratch = new double[count],
            inputs = Values(3 * inputLength, 2),
            targets = Values(3 * outputLength, 3);
        network.CopyParametersTo(parameters);
        network.LossAndGradient(inputs, targets, Check.Quadratic, gradient);
        double[] numeric = new double[count];
        for (int i = 0; i < count; i++)
        {
            double Loss(double step)
            {
                double[] moved = [.. parameters];
                moved[i] += step;
                network.SetParameters(moved);
                return network.LossAndGradient(inputs, targets, Check.Quadratic, scratch);
            }
            numeric[i] = (Loss(1e-5) - Loss(-1e-5)) / 2e-5;
        }
        network.SetParameters(parameters);
        Assert.True(Check.RelativeError(gradient, numeric) < 1e-6, $"The gradient is off by {Check.RelativeError(gradient, numeric):e1}.");

        // How the loss depends on a sample: its own moments count, those of the reference do not move.
        double[] inputGradient = new double[inputs.Length],
            unused = new double[inputs.Length];
        network.LossAndInputGradient(inputs, targets, Check.Quadratic, inputGradient);
        double[] differences =
        [
            .. inputs.Select(
                (x, i) =>
                {
                    double Loss(double step)
                    {
                        double[] moved = [.. inputs];
                        moved[i] += step;
                        return network.LossAndInputGradient(moved, targets, Check.Quadratic, unused);
                    }
                    return (Loss(1e-5) - Loss(-1e-5)) / 2e-5;
                }
            ),
        ];
        Assert.True(
            Check.RelativeError(inputGradient, differences) < 1e-6,
            $"The input's gradient is off by {Check.RelativeError(inputGradient, differences):e1}."
        );
    }

    // After every step, and not only the first, the saved moments are those of the first batch under the weights as they are then.
    [Theory]
    [MemberData(nameof(Networks))]
    public void MomentsAreThoseOfTheReferenceUnderThePresentWeights(string declaration)
    {
        INetwork<double> network = Network(declaration, out double[] reference);
        ProgramInfo info = network.Engine.Info;
        int r = reference.Length / info.InputLength;
        using var trainer = new Trainer<double>(network, Check.Quadratic, new SGD(0.1f), 8);
        double[]? before = null;
        for (int step = 0; step < 3; step++)
        {
            trainer.Step(
                step == 0 ? reference : Values(8 * info.InputLength, 10 + step),
                Values((step == 0 ? r : 8) * info.OutputLength, 20 + step)
            );
            double[] moments = Moments(network);
            if (!declaration.StartsWith("[Input(4)] [Virtual", StringComparison.Ordinal))
                Assert.NotEqual(before, moments); // those of the input stand still
            before = moments;
            Assert.True(Check.RelativeError(moments, Interpreted(declaration, network, reference)) < 1e-12);
            Assert.All(
                network.GetWeights().Where(w => w.Name.EndsWith(".reference_size", StringComparison.Ordinal)),
                w => Assert.Equal([r], w.Values)
            );
        }
        double[] parameters = Values(Layout.Count(info), 9);
        network.SetParameters(parameters);
        Assert.True(Check.RelativeError(Moments(network), Interpreted(declaration, network, reference)) < 1e-12);
    }

    // It is the first batch of the first run, until a size of 0 says that it is to be another one.
    [Fact]
    public void TheReferenceStaysTheSame()
    {
        INetwork<float> network = CompiledNetwork.Of(Deep).Single();
        float[] first = Floats(8 * 4, 1);
        network.Fit(
            new Dataset(first, new float[16], [4], [2]),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                BatchSize = 8,
                Shuffle = false,
            }
        );
        Assert.Equal(first, network.Engine.Reference);
        network.Fit(
            new Dataset(Floats(20 * 4, 2), new float[40], [4], [2]),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                BatchSize = 8,
                Epochs = 2,
            }
        );
        Assert.Equal(first, network.Engine.Reference);

        IReadOnlyList<NamedTensor<float>> weights = network.GetWeights();
        network.SetWeights(weights);
        Assert.Equal(first, network.Engine.Reference);
        network.SetWeights([
            .. weights.Select(w => w.Name.EndsWith(".reference_size", StringComparison.Ordinal) ? w with { Values = [0] } : w),
        ]);
        Assert.Null(network.Engine.Reference);
    }

    // A step that is not made leaves no reference, and a network without one predicts by mean 0 and variance 1, as it is trained by none.
    [Fact]
    public void AStepThatDivergesTakesNoReference()
    {
        INetwork<float> network = CompiledNetwork.Of(Deep).Single();
        float[] before = [.. network.GetWeights().SelectMany(w => w.Values)];
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(), 2);
        Assert.Throws<ArithmeticException>(() => trainer.Step(Floats(8, 1), [float.MaxValue, 0, 0, 0]));
        Assert.Null(network.Engine.Reference);
        Assert.Equal(before, network.GetWeights().SelectMany(w => w.Values));
        float[] samples = Floats(8, 3);
        trainer.Step(samples, new float[4]);
        Assert.Equal(samples, network.Engine.Reference);
    }

    [Fact]
    public void SavedNetworksPredictTheSame()
    {
        INetwork<float> network = CompiledNetwork.Of(Deep).Single(),
            other = CompiledNetwork.Of(Deep).Single(seed: 5);
        network.Fit(
            new Dataset(Floats(80, 1), Floats(40, 2), [4], [2]),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                BatchSize = 8,
                Epochs = 3,
            }
        );
        var file = new MemoryStream();
        network.Save(file);
        file.Position = 0;
        other.Load(file);
        float[] expected = new float[40],
            actual = new float[40];
        network.Predict(Floats(80, 3), expected);
        other.Predict(Floats(80, 3), actual);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void ThreadsDoNotChangeTheBits(int threads)
    {
        float[] Fitted(int count)
        {
            INetwork<float> network = CompiledNetwork.Of(Deep).Single();
            network.Fit(
                new Dataset(Floats(400, 1), Floats(200, 2), [4], [2]),
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    BatchSize = 32,
                    Epochs = 2,
                    MaxDegreeOfParallelism = count,
                }
            );
            return [.. network.GetWeights().SelectMany(w => w.Values)];
        }
        Assert.Equal(Fitted(1), Fitted(threads));
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        INetwork<float> network = CompiledNetwork.Of(Deep).Single();
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(0.01f), 8);
        float[] inputs = Floats(32, 1),
            targets = Floats(16, 2);
        for (int i = 0; i < 100; i++)
            trainer.Step(inputs, targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            trainer.Step(inputs, targets);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static INetwork<double> Network(string declaration, out double[] reference)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        network.SetParameters(Values(Layout.Count(network.Engine.Info), 1));
        reference = Values(6 * network.Engine.Info.InputLength, 4);
        return network;
    }

    private static double[] Moments(INetwork<double> network) =>
        [
            .. network
                .GetWeights()
                .Where(w =>
                    w.Name.EndsWith(".reference_mean", StringComparison.Ordinal)
                    || w.Name.EndsWith(".reference_variance", StringComparison.Ordinal)
                )
                .SelectMany(w => w.Values),
        ];

    // The means of what the naive interpreter says to each reference sample.
    private static double[] Interpreted(string declaration, INetwork<double> network, double[] reference)
    {
        Lowered lowered = Lowering.Lower(CompiledNetwork.Of(declaration).Graph.ToMoments()!, training: false);
        int r = reference.Length / network.Engine.Info.InputLength;
        double[] rows = new Interpreter(r, Reference.Leaves(network, reference)).Value(lowered.Z);
        int columns = rows.Length / r;
        return [.. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, r).Average(i => rows[i * columns + j]))];
    }

    private static double[] Values(int count, int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }

    private static float[] Floats(int count, int seed) => Array.ConvertAll(Values(count, seed), x => (float)x);
}

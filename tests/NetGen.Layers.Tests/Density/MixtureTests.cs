using System.Numerics;
using System.Reflection;
using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Mixture density networks: the layer wherever it stands, its loss behind it, and what is made of its outputs.</summary>
public class MixtureTests
{
    [Theory]
    [InlineData("[Input(3)] [MixtureDensity(1)]")]
    [InlineData("[Input(3)] [Dense(5, Activation.Tanh)] [MixtureDensity(3)]")]
    [InlineData("[Input(3)] [Dense(5, Activation.Tanh)] [MixtureDensity(4, Dimensions = 3, UseBias = false, L2 = 0.1, ActivityL2 = 0.1)]")]
    [InlineData("[Input(3)] [MixtureDensity(17, Dimensions = 2)]")]
    [InlineData("[Input(4, 3)] [MixtureDensity(3, Dimensions = 2)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [MixtureDensity(2, Dimensions = 2)]")]
    [InlineData("[Input(3)] [MixtureDensity(3)] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [MixtureDensity(3, Dimensions = 2)] [LSTM(4)]")]
    [InlineData("[Input(3)] [MixtureDensity(3, Name = \"p\")] [Dense(2, Name = \"q\")] [Output(\"p\", \"q\")]")]
    public void Layer(string declaration) => Check.Network(declaration);

    // The whole way: through link, layers and a recurrent layer to every parameter.
    [Theory]
    [InlineData("[Input(3)] [Dense(5, Activation.Tanh)] [MixtureDensity(3)]", 9)]
    [InlineData("[Input(3)] [Dense(5, Activation.Tanh)] [Dropout(0.3)] [MixtureDensity(4, Dimensions = 3, L2 = 0.1)]", 33)]
    [InlineData("[Input(3)] [MixtureDensity(30, Dimensions = 5)]", 3)]
    [InlineData("[Input(4, 3)] [GRU(5, ReturnSequences = true)] [MixtureDensity(2, Dimensions = 2)]", 4)]
    [InlineData("[Input(4, 3)] [Masking] [LSTM(5, ReturnSequences = true)] [MixtureDensity(3)]", 5)]
    [InlineData("[Input(3)] [Subnetwork(typeof(Mixed))]", 6)]
    public void LossHasItsGradient(string declaration, int n)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        INetwork<float> single = CompiledNetwork.Of(declaration).Single();
        ProgramInfo info = network.Engine.Info;
        Assert.Equal("MixtureLink", info.Link.GetType().Name);
        var random = new Random(3);
        double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
        double[] parameters = Values(Layout.Count(info)),
            inputs = Values(n * info.InputLength),
            targets = Values(n * info.TargetLength(Loss.MixtureNegativeLogLikelihood)),
            gradient = new double[parameters.Length],
            unused = new double[parameters.Length];
        if (info.MaskedSteps > 0)
            inputs.AsSpan(0, 2 * info.InputLength / info.MaskedSteps).Clear();
        network.SetParameters(parameters);
        single.SetParameters(Array.ConvertAll(parameters, p => (float)p));
        double loss = network.LossAndGradient(inputs, targets, Loss.MixtureNegativeLogLikelihood, gradient);
        double[] numeric =
        [
            .. Enumerable
                .Range(0, parameters.Length)
                .Select(i =>
                {
                    double At(double to)
                    {
                        double[] moved = [.. parameters];
                        moved[i] = to;
                        network.SetParameters(moved);
                        return network.LossAndGradient(inputs, targets, Loss.MixtureNegativeLogLikelihood, unused);
                    }
                    return (At(parameters[i] + 1e-5) - At(parameters[i] - 1e-5)) / 2e-5;
                }),
        ];
        Assert.InRange(Check.RelativeError(gradient, numeric), 0, 1e-6);

        var floats = new float[gradient.Length];
        Assert.Equal(
            loss,
            single.LossAndGradient(Floats(inputs), Floats(targets), Loss.MixtureNegativeLogLikelihood, floats),
            1e-4 * (1 + Math.Abs(loss))
        );
        Assert.InRange(Check.RelativeError(Array.ConvertAll(floats, x => (double)x), gradient), 0, 1e-4);
    }

    [Fact]
    public void FitAndEvaluate()
    {
        Fits(CompiledNetwork.Of(Small).Single());
        Fits(CompiledNetwork.Of(Small).Double());

        static void Fits<T>(INetwork<T> network)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (Dataset train, Dataset test) = Signs().Split(0.8, seed: 1);
            double before = network.Evaluate(test, Loss.MixtureNegativeLogLikelihood).Loss;
            History history = network.Fit(
                train,
                new FitOptions
                {
                    Epochs = 20,
                    BatchSize = 25,
                    Optimizer = new Adam(0.02f),
                    Loss = Loss.MixtureNegativeLogLikelihood,
                    Validation = test,
                    Seed = 1,
                }
            );
            Evaluation scores = network.Evaluate(test, Loss.MixtureNegativeLogLikelihood);
            Assert.Equal(scores.Loss, history.Epochs[^1]["val_loss"], 1e-6);
            // What the data was drawn with has ln 2 + ln(0.1 √(2πe)) = -0.19.
            Assert.True(before > 1 && scores.Loss < -0.15, $"From {before} to {scores.Loss}.");

            // What Evaluate says is the mean of what the predictions say.
            var output = new T[test.Count * network.Engine.Info.OutputLength];
            float[] x = new float[1],
                t = new float[1];
            double sum = 0;
            for (int i = 0; i < test.Count; i++)
            {
                test.CopyInputTo(i, x);
                test.CopyTargetTo(i, t);
                network.Predict([T.CreateChecked(x[0])], output.AsSpan(i * 6, 6));
                sum -= double.CreateChecked(MixtureOf<T>(network)(output, i).LogDensity([T.CreateChecked(t[0])]));
            }
            Assert.Equal(scores.Loss, sum / test.Count, 1e-5);
        }
    }

    // Windows of a sequence that is gone through step by step.
    [Fact]
    public void StreamsAreJudgedStepByStep()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(5, 1)] [GRU(6, ReturnSequences = true)] [MixtureDensity(2)]").Single();
        float[] series = [.. Enumerable.Range(0, 41).Select(i => MathF.Sin(i))];
        var trainer = new SequenceTrainer<float>(network);
        double expected = 0,
            streamed = trainer.Evaluate(new SequenceData(series), Loss.MixtureNegativeLogLikelihood).Loss;
        using SequenceStream<float> stream = network.Engine.CreateStream();
        var output = new float[6];
        for (int i = 0; i < 40; i++)
        {
            stream.Next([series[i]], output);
            expected -= MixtureOf<float>(network)(output, 0).LogDensity([series[i + 1]]) / 40;
        }
        Assert.Equal(expected, streamed, 1e-5);
        Assert.True(
            trainer
                .Fit(
                    new SequenceData(series),
                    new SequenceOptions
                    {
                        Epochs = 5,
                        BatchSize = 4,
                        Loss = Loss.MixtureNegativeLogLikelihood,
                        Optimizer = new Adam(0.01f),
                    }
                )
                .Epochs[^1]["loss"] < expected
        );
    }

    [Fact]
    public void OtherLossesAndMetricsAreRefused()
    {
        INetwork<float> network = CompiledNetwork.Of(Small).Single(),
            plain = CompiledNetwork.Of("[Input(1)] [Dense(6)]").Single();
        var before = network.GetWeights();
        const string Outputs =
            "but the 6 outputs of Single are the weights, means and deviations of a mixture of 2 Gaussians. Its loss is "
            + "Loss.MixtureNegativeLogLikelihood.";
        foreach (
            Loss loss in new[]
            {
                Loss.MeanSquaredError,
                Loss.MeanAbsoluteError,
                Loss.BinaryCrossentropy,
                Loss.CategoricalCrossentropy,
                Loss.SparseCategoricalCrossentropy,
            }
        )
        {
            string message = $"{loss.Name} compares outputs with targets, {Outputs}";
            Refuses(() => network.LossAndGradient(new float[1], new float[1], loss, new float[12]), message);
            Refuses(() => network.LossAndGradient(new float[1], new float[6], loss, new float[12]), message);
            Refuses(() => network.Fit(Signs(), new FitOptions { Loss = loss }), message);
            Refuses(() => network.Evaluate(Signs(), loss), message);
            Refuses(() => new Trainer<float>(network, loss, new SGD(), 1), message);
        }
        foreach (
            Metric metric in new[]
            {
                Metric.MeanSquaredError,
                Metric.MeanAbsoluteError,
                Metric.BinaryAccuracy,
                Metric.CategoricalAccuracy,
                Metric.SparseCategoricalAccuracy,
            }
        )
            Refuses(
                () => network.Fit(Signs(), new FitOptions { Loss = Loss.MixtureNegativeLogLikelihood, Metrics = [metric] }),
                $"{metric.Name} compares outputs with targets, {Outputs}"
            );

        const string None =
            "mixture_negative_log_likelihood judges mixtures, but the 6 outputs of Single are none. Let the network end in "
            + "[MixtureDensity].";
        Refuses(() => plain.Fit(Signs(), new FitOptions { Loss = Loss.MixtureNegativeLogLikelihood }), None);
        Refuses(() => plain.Evaluate(Signs(), Loss.MixtureNegativeLogLikelihood), None);
        Refuses(() => plain.LossAndGradient(new float[1], new float[1], Loss.MixtureNegativeLogLikelihood, new float[12]), None);

        Refuses(
            () => network.LossAndGradient(new float[2], new float[4], Loss.MixtureNegativeLogLikelihood, new float[12]),
            "mixture_negative_log_likelihood needs 1 target values for each of the 2 samples, 2 in all, but there are 4."
        );
        Refuses(
            () => network.LossAndGradient(new float[2], [0, float.NaN], Loss.MixtureNegativeLogLikelihood, new float[12]),
            "Target 0 of sample 1 is NaN; mixture_negative_log_likelihood needs finite targets."
        );
        Assert.Equal(before.SelectMany(w => w.Values), network.GetWeights().SelectMany(w => w.Values));
    }

    private const string Small = "[Input(1)] [MixtureDensity(2)]";

    private delegate GaussianMixture<T> Reading<T>(ReadOnlySpan<T> outputs, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    // The generated member.
    private static Reading<T> MixtureOf<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        network.GetType().GetMethod("MixtureOf", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Reading<T>>();

    // x or -x, with noise of deviation 0.1.
    private static Dataset Signs()
    {
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, 2_000).Select(_ => 1 + random.NextSingle())];
        float[] y =
        [
            .. x.Select(v =>
                (random.Next(2) == 0 ? v : -v)
                + 0.1f * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))
            ),
        ];
        return new Dataset(x, y, [1], [1]);
    }

    private static void Refuses(Action action, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static float[] Floats(double[] values) => Array.ConvertAll(values, x => (float)x);
}

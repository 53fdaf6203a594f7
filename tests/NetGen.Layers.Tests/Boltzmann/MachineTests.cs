using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Restricted Boltzmann machines against their definition: sums over all states of machines small enough.</summary>
public class MachineTests
{
    private const string Bernoulli = "[Input(6)] [RBM(5)]",
        Gaussian = "[Input(6)] [RBM(5, Visible = VisibleUnits.Gaussian)]",
        Softmax = "[Input(6)] [RBM(5, Visible = VisibleUnits.Softmax, Categories = 3)]";

    public static TheoryData<string> Kinds => [Bernoulli, Gaussian, Softmax];

    [Theory]
    [InlineData("[Input(6)] [RBM(5)]")]
    [InlineData("[Input(17)] [RBM(33, L1 = 0.01, L2 = 0.1)] [RBM(16)] [Dense(3, Activation.Softmax)]")]
    [InlineData(
        "[Input(2, 3)] [Flatten] [RBM(8, Visible = VisibleUnits.Gaussian, ActivityL2 = 0.1)] [Reshape(2, 4)] [Flatten] [Dropout(0.5)] "
            + "[RBM(4)] [Dense(2)]"
    )]
    [InlineData("[Input(2, 3)] [Flatten] [RBM(8, Visible = VisibleUnits.Softmax, Categories = 3)] [Dense(2)]")]
    public void Layer(string declaration) => Check.Network(declaration);

    // e^-F(v) is the sum of e^-E(v, h) over all h.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void FreeEnergyIsThatOfTheDefinition(string declaration)
    {
        RestrictedBoltzmannMachine<double> machine = Machine(declaration, out Weights w);
        double[] visible = Visible(machine, 8),
            energies = new double[8];
        machine.FreeEnergy(visible, energies);
        for (int i = 0; i < 8; i++)
        {
            double[] v = visible[(6 * i)..(6 * i + 6)];
            double own = machine.Visible == VisibleUnits.Gaussian
                    ? v.Zip(w.A, (x, a) => (x - a) * (x - a) / 2).Sum()
                    : -v.Zip(w.A, (x, a) => x * a).Sum(),
                sum = 0;
            for (int state = 0; state < 32; state++)
                sum += Math.Exp(-own + Enumerable.Range(0, 5).Where(j => (state >> j & 1) == 1).Sum(j => w.B[j] + Dot(v, w, j)));
            Assert.Equal(-Math.Log(sum), energies[i], 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FreeEnergyHasTheGradientOfCentralDifferences(string declaration)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration).Double();
        RestrictedBoltzmannMachine<double> machine = Machine(net, out _);
        double[] visible = Visible(machine, 8),
            weights = [.. Enumerable.Range(0, 8).Select(i => i < 5 ? 0.2 : -1.0 / 3)],
            parameters = new double[41],
            numeric = new double[41],
            gradient = new double[41];
        using TrainingSession<double> session = machine.Energy.Train(8);
        visible.CopyTo(session.Inputs(8));
        weights.CopyTo(session.Targets(8, 1));
        double Difference(double[] at)
        {
            net.SetParameters(at);
            var energies = new double[8];
            machine.FreeEnergy(visible, energies);
            return energies.Zip(weights, (f, weight) => f * weight).Sum();
        }
        net.CopyParametersTo(parameters);
        Assert.Equal(Difference(parameters), session.LossAndGradient(8, new FreeEnergyDifference(), 1, 0), 1e-12);
        Layout.ToUser(machine.Energy.Info, session.Gradients, gradient);
        const double H = 1e-5;
        for (int i = 0; i < 41; i++)
            numeric[i] =
                (
                    Difference([.. parameters.Select((p, k) => k == i ? p + H : p)])
                    - Difference([.. parameters.Select((p, k) => k == i ? p - H : p)])
                ) / (2 * H);
        Assert.True(Check.RelativeError(gradient, numeric) < 1e-8, $"The gradient is off by {Check.RelativeError(gradient, numeric):e1}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ProbabilitiesAreThoseOfTheDefinition(string declaration)
    {
        RestrictedBoltzmannMachine<double> machine = Machine(declaration, out Weights w);
        double[] visible = Visible(machine, 1),
            hidden = new double[5],
            means = new double[6],
            reconstruction = new double[6];
        machine.HiddenProbabilities(visible, hidden);
        for (int j = 0; j < 5; j++)
            Assert.Equal(Sigmoid(w.B[j] + Dot(visible, w, j)), hidden[j], 1e-12);

        machine.VisibleMeans(hidden, means);
        double[] field = [.. Enumerable.Range(0, 6).Select(i => w.A[i] + Enumerable.Range(0, 5).Sum(j => hidden[j] * w.W[i * 5 + j]))];
        for (int i = 0; i < 6; i++)
            Assert.Equal(
                machine.Visible switch
                {
                    VisibleUnits.Bernoulli => Sigmoid(field[i]),
                    VisibleUnits.Gaussian => field[i],
                    _ => Math.Exp(field[i]) / field.Skip(i / 3 * 3).Take(3).Sum(Math.Exp),
                },
                means[i],
                1e-12
            );

        machine.Reconstruct(visible, reconstruction);
        Assert.Equal(means, reconstruction);
    }

    // After many steps the states of independent chains are as frequent as e^-F says: within five deviations each.
    [Theory]
    [InlineData("[Input(4)] [RBM(3)]")]
    [InlineData("[Input(6)] [RBM(3, Visible = VisibleUnits.Softmax, Categories = 3)]")]
    public void GibbsChainsReachTheModelsDistribution(string declaration)
    {
        RestrictedBoltzmannMachine<double> machine = Machine(declaration, out _, scale: 1.5);
        const int Chains = 10_000;
        int length = machine.VisibleLength;
        var samples = new double[Chains * length];
        machine.Sample(samples, steps: 30, seed: 3);
        double[][] states = States(machine);
        double[] p = Probabilities(machine, states);
        int[] counts = new int[states.Length];
        foreach (double[] sample in samples.Chunk(length))
            counts[Array.FindIndex(states, s => s.SequenceEqual(sample))]++;
        for (int s = 0; s < states.Length; s++)
            Assert.True(
                Math.Abs(counts[s] - Chains * p[s]) < 5 * Math.Sqrt(Chains * p[s]) + 1,
                $"State {s} came {counts[s]} times, not about {Chains * p[s]:F0}."
            );
        Assert.True(p.Max() > 3 * p.Min());
    }

    // The marginal of a Gaussian machine is a mixture of 2^hidden normal distributions, whose mean and variance are sums.
    [Fact]
    public void GaussianChainsHaveTheModelsMoments()
    {
        RestrictedBoltzmannMachine<double> machine = Machine(
            "[Input(2)] [RBM(2, Visible = VisibleUnits.Gaussian)]",
            out Weights w,
            scale: 1.2
        );
        const int Chains = 40_000;
        var samples = new double[Chains * 2];
        machine.Sample(samples, steps: 30, seed: 4);
        double total = 0;
        double[] mean = new double[2],
            square = new double[2];
        for (int state = 0; state < 4; state++)
        {
            double[] h = [state & 1, state >> 1],
                shift = [.. Enumerable.Range(0, 2).Select(i => h[0] * w.W[i * 2] + h[1] * w.W[i * 2 + 1])];
            double weight = Math.Exp(
                Enumerable.Range(0, 2).Sum(j => h[j] * w.B[j])
                    + Enumerable.Range(0, 2).Sum(i => shift[i] * w.A[i] + shift[i] * shift[i] / 2)
            );
            total += weight;
            for (int i = 0; i < 2; i++)
            {
                mean[i] += weight * (w.A[i] + shift[i]);
                square[i] += weight * (1 + (w.A[i] + shift[i]) * (w.A[i] + shift[i]));
            }
        }
        for (int i = 0; i < 2; i++)
        {
            double deviation = Math.Sqrt(square[i] / total - mean[i] / total * (mean[i] / total));
            double[] values = [.. samples.Where((_, at) => at % 2 == i)];
            Assert.Equal(mean[i] / total, values.Average(), 5 * deviation / Math.Sqrt(Chains));
            Assert.Equal(square[i] / total, values.Average(v => v * v), 0.05 * square[i] / total);
        }
    }

    // A step so small that the parameters stay: what they moved by is the sum of all estimates of the gradient. Exact is the mean over data
    // less that over the model's states.
    [Theory]
    [InlineData(20, 0)]
    [InlineData(1, 200)]
    public void LongRunEstimatesAreTheLikelihoodsGradient(int steps, int chains)
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(6)] [RBM(4)]").Double();
        RestrictedBoltzmannMachine<double> machine = Machine(net, out _, scale: 1);
        const int Epochs = 600,
            Samples = 20;
        const float Rate = 1e-7f;
        double[] data = Visible(machine, Samples),
            before = new double[34],
            after = new double[34],
            exact = new double[34];
        net.CopyParametersTo(before);
        double[][] states = States(machine);
        double[] p = Probabilities(machine, states);
        using (TrainingSession<double> session = machine.Energy.Train(Samples + 64))
        {
            data.CopyTo(session.Inputs(Samples + 64));
            states.SelectMany(s => s).ToArray().CopyTo(session.Inputs(Samples + 64)[data.Length..]);
            double[] weights = [.. Enumerable.Repeat(1.0 / Samples, Samples), .. p.Select(x => -x)];
            weights.CopyTo(session.Targets(Samples + 64, 1));
            session.LossAndGradient(Samples + 64, new FreeEnergyDifference(), 1, 0);
            Layout.ToUser(machine.Energy.Info, session.Gradients, exact);
        }
        net.Pretrain(
            Source(data, 6),
            new PretrainOptions
            {
                Epochs = Epochs,
                BatchSize = Samples,
                Steps = steps,
                PersistentChains = chains,
                WeightDecay = 0,
                Optimizer = new SGD(Rate),
                Seed = 5,
            }
        );
        net.CopyParametersTo(after);
        double[] estimate = [.. before.Zip(after, (from, to) => (from - to) / Rate / Epochs)];
        Assert.True(exact.Max(Math.Abs) > 0.1);
        for (int i = 0; i < exact.Length; i++)
            Assert.Equal(exact[i], estimate[i], 0.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void LikelihoodRises(int chains)
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(12)] [RBM(8)]").Double();
        RestrictedBoltzmannMachine<double> machine = net.Engine.Machines()[0];
        // The best there is is -3.06, the negative entropy of the data, in which two patterns come twice. Bars: rows and columns of 3 x 4
        // pixels, all of a row or column alike.
        double[] bars =
        [
            .. Enumerable
                .Range(0, 24)
                .SelectMany(k => Enumerable.Range(0, 12).Select(pixel => (double)((k < 8 ? k >> pixel / 4 : k - 8 >> pixel % 4) & 1))),
        ];
        double random = LogLikelihood(machine, bars);
        History history = net.Pretrain(
            Source(bars, 12),
            new PretrainOptions
            {
                Epochs = 1000,
                BatchSize = 8,
                PersistentChains = chains,
                Optimizer = new SGD(0.1f, momentum: 0.5f),
                Seed = 1,
            }
        );
        double learned = LogLikelihood(machine, bars);
        Assert.True(learned > random + 2.5 && learned < -3.06, $"The mean log-likelihood goes from {random} to {learned}.");
        Assert.Equal(1000, history["rbm_free_energy"].Count(double.IsFinite));
        Assert.True(history["rbm_reconstruction_error"][^1] < 0.5 * history["rbm_reconstruction_error"][0]);
    }

    // Samples of a missing item are missing; the gradient of its units is zero.
    [Fact]
    public void MissingItemsTeachNothing()
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(9)] [RBM(4, Visible = VisibleUnits.Softmax, Categories = 3)]").Double();
        RestrictedBoltzmannMachine<double> machine = Machine(net, out _);
        double[] data = [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0],
            before = [.. net.GetWeights()[0].Values];
        double[] biases = [.. net.GetWeights()[2].Values];
        net.Pretrain(
            Source(data, 9),
            new PretrainOptions
            {
                Epochs = 5,
                BatchSize = 2,
                Steps = 3,
                WeightDecay = 0,
            }
        );
        double[] after = net.GetWeights()[0].Values;
        Assert.Equal(before[12..24], after[12..24]);
        Assert.Equal(biases[3..6], net.GetWeights()[2].Values[3..6]);
        Assert.All(before[..12].Zip(after[..12]).Concat(before[24..].Zip(after[24..])), pair => Assert.NotEqual(pair.First, pair.Second));

        var reconstruction = new double[9];
        machine.Reconstruct(data.AsSpan(0, 9), reconstruction);
        Assert.Equal(1, reconstruction[3..6].Sum(), 1e-12);
    }

    [Fact]
    public void TheSameSeedGivesTheSameBitsForAnyNumberOfThreads()
    {
        float[] Pretrained(int threads, int seed)
        {
            INetwork<float> net = CompiledNetwork.Of("[Input(12)] [RBM(20)] [RBM(7)] [Dense(2)]").Single();
            double[] data = Visible(12, 50, random => random.NextDouble());
            net.Pretrain(
                Source(data, 12),
                new PretrainOptions
                {
                    Epochs = 3,
                    BatchSize = 16,
                    Seed = seed,
                    MaxDegreeOfParallelism = threads,
                }
            );
            return [.. net.GetWeights().SelectMany(w => w.Values)];
        }
        Assert.Equal(Pretrained(1, 1), Pretrained(3, 1));
        Assert.NotEqual(Pretrained(1, 1), Pretrained(1, 2));
    }

    [Fact]
    public void EveryMachineLearnsOnWhatTheOneBelowMakesOfTheData()
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(12)] [RBM(20)] [RBM(7)] [Dense(2)]").Double();
        double[] dense = [.. net.GetWeights()[6].Values],
            data = Visible(12, 50, random => random.NextDouble()),
            reconstruction = new double[600];
        History history = net.Pretrain(
            Source(data, 12),
            [new PretrainOptions { Epochs = 3 }, new PretrainOptions { Epochs = 2, Validation = Source(data[..120], 12) }]
        );
        Assert.Equal(["rbm_free_energy", "rbm_reconstruction_error"], history.Epochs[2].Keys);
        Assert.Equal(
            ["rbm_1_free_energy", "rbm_1_reconstruction_error", "rbm_1_val_free_energy", "rbm_1_val_reconstruction_error"],
            history.Epochs[4].Keys
        );
        Assert.Equal(dense, net.GetWeights()[6].Values);

        RestrictedBoltzmannMachine<double> lower = net.Engine.Machines()[0],
            upper = net.Engine.Machines()[1];
        double[] hidden = new double[1000],
            energies = new double[50],
            top = new double[350],
            down = new double[1000],
            expected = new double[600];
        lower.HiddenProbabilities(data, hidden);
        double[] rounded = [.. hidden.Select(h => (double)(float)h)];
        upper.FreeEnergy(rounded[..200], energies.AsSpan(0, 10));
        Assert.Equal(energies.Take(10).Average(), history["rbm_1_val_free_energy"][4], 1e-6);

        net.Reconstruct<double>(data, reconstruction);
        upper.HiddenProbabilities(hidden, top);
        upper.VisibleMeans(top, down);
        lower.VisibleMeans(down, expected);
        Assert.Equal(expected, reconstruction);

        double[] samples = new double[36],
            again = new double[36];
        net.Sample<double>(samples, steps: 5, seed: 2);
        upper.Sample(down.AsSpan(0, 60), steps: 5, seed: 2, means: true);
        lower.VisibleMeans(down.AsSpan(0, 60), again);
        Assert.Equal(again, samples);
    }

    [Theory]
    [InlineData(
        Bernoulli,
        1.5,
        "Sample 1 has 1.5 at position 2; the visible units of layer 'rbm' take values from 0 to 1. Scale the data, or declare Visible = "
            + "VisibleUnits.Gaussian."
    )]
    [InlineData(
        Bernoulli,
        -0.5,
        "Sample 1 has -0.5 at position 2; the visible units of layer 'rbm' take values from 0 to 1. Scale the data, or declare Visible = "
            + "VisibleUnits.Gaussian."
    )]
    [InlineData(Gaussian, double.NaN, "Sample 1 has NaN at position 2; the visible units of layer 'rbm' take finite values.")]
    [InlineData(
        Softmax,
        0.5,
        "Sample 1 has 0.5 at position 2, in item 0; layer 'rbm' takes items of 3 values of which one is 1 and the others are 0, or all "
            + "are 0 where the item is missing."
    )]
    [InlineData(
        Softmax,
        1,
        "Sample 1 has 1 at position 2, in item 0, which has a 1 already; layer 'rbm' takes items of 3 values of which one is 1 and the "
            + "others are 0, or all are 0 where the item is missing."
    )]
    public void BadDataChangesNothing(string declaration, double value, string message)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration).Double();
        RestrictedBoltzmannMachine<double> machine = Machine(net, out _);
        double[] data = [1, 0, 0, 0, 1, 0, 1, 0, value, 0, 0, 0],
            before = [.. net.GetWeights().SelectMany(w => w.Values)];
        var source = new Unchecked(data, 6);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => net.Pretrain(source, new PretrainOptions())).Message);
        Assert.Equal(
            message,
            Assert.Throws<ArgumentException>(() => net.Pretrain(Source(data[..6], 6), new PretrainOptions { Validation = source })).Message
        );
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => machine.FreeEnergy(data, new double[2])).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => machine.Gibbs(data)).Message);
        Assert.Equal(before, net.GetWeights().SelectMany(w => w.Values));
    }

    [Fact]
    public void BadArgumentsAreNamed()
    {
        INetwork<double> net = CompiledNetwork.Of(Softmax).Double(),
            none = CompiledNetwork.Of("[Input(6)] [Dense(5)]").Double();
        Dataset data = Source([1, 0, 0, 0, 1, 0], 6);
        void Says(string message, Action action) =>
            Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
        Says("Double has no [RBM] layer. Declare one behind its [Input]", () => none.Pretrain(data, new PretrainOptions()));
        Says("Double has no [RBM] layer.", () => none.Reconstruct<double>(new double[6], new double[6]));
        Says(
            "Persistent chains have no missing items, but samples of layer 'rbm' may",
            () => net.Pretrain(data, new PretrainOptions { PersistentChains = 5 })
        );
        Says(
            "PretrainOptions.PersistentChains must not be negative; it is -1.",
            () => net.Pretrain(data, new PretrainOptions { PersistentChains = -1 })
        );
        Says("PretrainOptions.Steps must be at least 1, not 0.", () => net.Pretrain(data, new PretrainOptions { Steps = 0 }));
        Says(
            "PretrainOptions.WeightDecay must be finite and not negative; it is NaN.",
            () => net.Pretrain(data, new PretrainOptions { WeightDecay = float.NaN })
        );
        Says(
            "Double has 1 [RBM] layers, but there are options for 2.",
            () => net.Pretrain(data, [new PretrainOptions(), new PretrainOptions()])
        );
        Says(
            "The input of the training data has the shape [3], 3 values, but Double.rbm takes 6.",
            () => net.Pretrain(Source([1, 0, 0], 3), new PretrainOptions())
        );
        Says(
            "Double.rbm has 6 visible units; 7 values are not a whole number of samples.",
            () => net.Reconstruct<double>(new double[7], new double[7])
        );
        Says("There are 6 visible values, but the output span holds 12.", () => net.Reconstruct<double>(new double[6], new double[12]));
        Says("steps ('0') must be a non-negative and non-zero value.", () => net.Sample<double>(new double[6], steps: 0));
    }

    private static double LogLikelihood(RestrictedBoltzmannMachine<double> machine, double[] data)
    {
        double[][] states = States(machine);
        double[] energies = new double[states.Length],
            own = new double[data.Length / machine.VisibleLength];
        machine.FreeEnergy([.. states.SelectMany(s => s)], energies);
        machine.FreeEnergy(data, own);
        return -own.Average() - Math.Log(energies.Sum(f => Math.Exp(-f)));
    }

    private static double[] Probabilities(RestrictedBoltzmannMachine<double> machine, double[][] states)
    {
        var energies = new double[states.Length];
        machine.FreeEnergy([.. states.SelectMany(s => s)], energies);
        double sum = energies.Sum(f => Math.Exp(-f));
        return [.. energies.Select(f => Math.Exp(-f) / sum)];
    }

    // All that the visible units can be.
    private static double[][] States(RestrictedBoltzmannMachine<double> machine)
    {
        int k = Math.Max(machine.Categories, 1),
            items = machine.VisibleLength / k,
            choices = Math.Max(k, 2);
        return
        [
            .. Enumerable
                .Range(0, (int)Math.Pow(choices, items))
                .Select(state =>
                    Enumerable
                        .Range(0, machine.VisibleLength)
                        .Select(unit =>
                        {
                            int choice = state / (int)Math.Pow(choices, unit / k) % choices;
                            return k == 1 ? choice
                                : choice == unit % k ? 1.0
                                : 0;
                        })
                        .ToArray()
                ),
        ];
    }

    private static Dataset Source(double[] data, int length) =>
        new([.. data.Select(x => (float)x)], new float[data.Length / length], [length], [1]);

    private static double[] Visible(int length, int n, Func<System.Random, double> next)
    {
        var random = new System.Random(7);
        return [.. Enumerable.Range(0, n * length).Select(_ => next(random))];
    }

    private static double[] Visible(RestrictedBoltzmannMachine<double> machine, int n)
    {
        if (machine.Visible == VisibleUnits.Bernoulli)
            return Visible(machine.VisibleLength, n, random => random.Next(2));
        if (machine.Visible == VisibleUnits.Gaussian)
            return Visible(machine.VisibleLength, n, random => 2 * random.NextDouble() - 1);
        var random = new System.Random(8);
        var values = new double[n * machine.VisibleLength];
        for (int at = 0; at < values.Length; at += machine.Categories)
            values[at + random.Next(machine.Categories)] = at % 12 == 9 ? 0 : 1;
        return values;
    }

    private static RestrictedBoltzmannMachine<double> Machine(string declaration, out Weights weights, double scale = 0.7) =>
        Machine(CompiledNetwork.Of(declaration).Double(), out weights, scale);

    private static RestrictedBoltzmannMachine<double> Machine(INetwork<double> net, out Weights weights, double scale = 0.7)
    {
        var random = new System.Random(2);
        net.SetParameters([.. Enumerable.Range(0, Layout.Count(net.Engine.Info)).Select(_ => scale * (2 * random.NextDouble() - 1))]);
        IReadOnlyList<NamedTensor<double>> all = net.GetWeights();
        weights = new(all[0].Values, all[1].Values, all[2].Values);
        return net.Engine.Machines()[0];
    }

    private static double Dot(double[] v, Weights w, int unit) => v.Select((x, i) => x * w.W[i * w.B.Length + unit]).Sum();

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private sealed record Weights(double[] W, double[] B, double[] A);

    /// <summary>A source that looks at nothing.</summary>
    private sealed class Unchecked(double[] data, int length) : IDataSource
    {
        public int Count => data.Length / length;

        public ReadOnlySpan<int> InputShape => new int[] { length };

        public ReadOnlySpan<int> TargetShape => new int[] { 1 };

        public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
        {
            for (int i = 0; i < samples.Length; i++)
            for (int k = 0; k < length; k++)
                inputs[i * length + k] = (float)data[samples[i] * length + k];
        }
    }
}

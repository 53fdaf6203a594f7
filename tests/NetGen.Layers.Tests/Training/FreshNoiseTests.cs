using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Masks and noise are not drawn twice for one network, whatever trains it again.</summary>
public class FreshNoiseTests
{
    private const string Noisy = "[Input(6)] [Dense(16, Activation.Tanh)] [Dropout(0.5)] [GaussianNoise(0.1)] [Dense(2)]";

    [Fact]
    public void MasksGoOnFromFitToFit()
    {
        float[] whole = Trained((0, 3));
        Assert.Equal(whole, Trained((0, 1), (0, 1), (0, 1)));
        Assert.Equal(whole, Trained((0, 1), (1, 3)));
        INetwork<float> first = Train((0, 2)),
            second = CompiledNetwork.Of(Noisy).Single();
        second.SetWeights(first.GetWeights());
        second.Fit(Data(), Options(2, 3));
        Assert.Equal(whole, Parameters(second));
    }

    /// <summary>With one sample and a learning rate of 0 only the mask makes losses differ.</summary>
    [Fact]
    public void EveryFitSeesAnotherMask()
    {
        INetwork<float> network = CompiledNetwork.Of(Noisy).Single();
        var data = new Dataset([1, 2, 3, 4, 5, 6], [1, 1], [6], [2]);
        double[] losses =
        [
            .. Enumerable
                .Range(0, 5)
                .Select(_ => network.Fit(data, new FitOptions { Loss = Loss.MeanSquaredError, Optimizer = new SGD(0) })["loss"][0]),
        ];
        Assert.Equal(5, losses.Distinct().Count());
        var trained = new List<double>();
        for (int i = 0; i < 3; i++)
        {
            using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(0), 1);
            trained.Add(trainer.Step([1, 2, 3, 4, 5, 6], [1, 1]));
        }
        Assert.Equal(8, losses.Concat(trained).Distinct().Count());
    }

    [Fact]
    public void AdversarialTrainingGoesOn()
    {
        INetwork<float> Generator() => CompiledNetwork.Of("[Input(3)] [Dense(8, Activation.Tanh)] [Dropout(0.3)] [Dense(2)]").Single(1);
        INetwork<float> Judge() =>
            CompiledNetwork.Of("[Input(2)] [Dense(8, Activation.Tanh)] [Dropout(0.3)] [Dense(1, Activation.Sigmoid)]").Single(2);
        var random = new Random(1);
        var data = new Dataset([.. Enumerable.Range(0, 40).Select(_ => random.NextSingle())], new float[20], [2], [1]);
        GanOptions Of(int from, int to) =>
            new()
            {
                InitialEpoch = from,
                Epochs = to,
                BatchSize = 8,
                GeneratorOptimizer = new SGD(0.1f),
                DiscriminatorOptimizer = new SGD(0.1f),
            };
        float[] Run(params (int From, int To)[] runs)
        {
            INetwork<float> generator = Generator(),
                judge = Judge();
            foreach ((int from, int to) in runs)
                new Gan<INetwork<float>, INetwork<float>>(generator, judge).Fit(data, Of(from, to));
            return [.. Parameters(generator), .. Parameters(judge)];
        }
        float[] twice = Run((0, 1), (0, 1));
        Assert.Equal(twice, Run((0, 1), (1, 2)));
        INetwork<float> g = Generator(),
            d = Judge();
        var losses = new List<double>();
        for (int i = 0; i < 3; i++)
            losses.AddRange(
                new Gan<INetwork<float>, INetwork<float>>(g, d).Fit(
                    data,
                    new GanOptions
                    {
                        BatchSize = 20,
                        GeneratorOptimizer = new SGD(0),
                        DiscriminatorOptimizer = new SGD(0),
                    }
                )["d_loss"]
            );
        Assert.Equal(3, losses.Distinct().Count());
    }

    [Fact]
    public void GibbsChainsGoOn()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(6)] [RBM(4)] [Dense(2, Activation.Softmax)]").Single();
        var random = new Random(1);
        var data = new Dataset([.. Enumerable.Range(0, 60).Select(_ => (float)random.Next(2))], new float[10], [6], [1]);
        PretrainOptions Of(int from, int to) =>
            new()
            {
                InitialEpoch = from,
                Epochs = to,
                BatchSize = 5,
                Optimizer = new SGD(0.1f),
                Seed = 4,
            };
        float[] Run(params (int From, int To)[] runs)
        {
            INetwork<float> machine = CompiledNetwork.Of("[Input(6)] [RBM(4)] [Dense(2, Activation.Softmax)]").Single();
            foreach ((int from, int to) in runs)
                machine.Pretrain(data, Of(from, to));
            return Parameters(machine);
        }
        float[] whole = Run((0, 3));
        Assert.Equal(whole, Run((0, 1), (0, 1), (0, 1)));
        Assert.Equal(whole, Run((0, 1), (1, 3)));
        Assert.NotEqual(whole, Run((0, 2)));
    }

    private static float[] Trained(params (int From, int To)[] runs) => Parameters(Train(runs));

    private static INetwork<float> Train(params (int From, int To)[] runs)
    {
        INetwork<float> network = CompiledNetwork.Of(Noisy).Single();
        foreach ((int from, int to) in runs)
            network.Fit(Data(), Options(from, to));
        return network;
    }

    private static FitOptions Options(int from, int to) =>
        new()
        {
            Loss = Loss.MeanSquaredError,
            InitialEpoch = from,
            Epochs = to,
            BatchSize = 7,
            Seed = 5,
            Optimizer = new SGD(0.05f),
        };

    private static Dataset Data()
    {
        var random = new Random(2);
        return new(
            [.. Enumerable.Range(0, 180).Select(_ => random.NextSingle() - 0.5f)],
            [.. Enumerable.Range(0, 60).Select(_ => random.NextSingle())],
            [6],
            [2]
        );
    }

    private static float[] Parameters(INetwork<float> network)
    {
        var parameters = new float[NetGen.CompilerServices.Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}

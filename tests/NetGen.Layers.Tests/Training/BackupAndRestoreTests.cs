using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>A run that is interrupted and begun again ends in the bits of one that was not.</summary>
public sealed class BackupAndRestoreTests : IDisposable
{
    private const string Layers =
        "[Input(4)] [Dense(9, Activation.Tanh)] [BatchNormalization] [Dropout(0.3)] [GaussianNoise(0.1)] [VirtualBatchNormalization] "
        + "[Dense(2)]";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-");

    public static TheoryData<string> Optimizers => ["adam", "ema", "momentum", "plain", "schedule"];

    private string Path => System.IO.Path.Combine(_folder.FullName, "run.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ResumesToTheSameBits(string optimizer)
    {
        (float[] expected, History whole) = Train(optimizer, stopAfter: int.MaxValue);
        Assert.False(File.Exists(Path));
        foreach (int steps in new[] { 3, 12, 13, 37 })
        {
            Assert.Throws<OperationCanceledException>(() => Train(optimizer, steps));
            Assert.Equal(steps > 12, File.Exists(Path));
            (float[] resumed, History history) = Train(optimizer, stopAfter: int.MaxValue);
            Assert.Equal(expected, resumed);
            Assert.Equal(whole.Epochs.Count, history.Epochs.Count);
            for (int i = 0; i < whole.Epochs.Count; i++)
                Assert.Equal(whole.Epochs[i], history.Epochs[i]);
        }
    }

    [Fact]
    public void ADouble()
    {
        double[] Run(int stopAfter)
        {
            INetwork<double> network = CompiledNetwork.Of(Layers).Double();
            network.Fit(Data().ToDouble(), Options("adam", stopAfter, 6, 32, 1));
            var parameters = new double[network.Engine.Info.Parameters.Where(p => !p.IsState).Sum(p => p.Length)];
            network.CopyParametersTo(parameters);
            return parameters;
        }
        double[] expected = Run(int.MaxValue);
        Assert.Throws<OperationCanceledException>(() => Run(20));
        Assert.Equal(expected, Run(int.MaxValue));
    }

    [Fact]
    public void AdversarialNetworks()
    {
        float[] Run(int stopAfter, int discriminatorSteps = 2)
        {
            INetwork<float> generator = CompiledNetwork.Of("[Input(3)] [Dense(5, Activation.Softplus)] [Dropout(0.2)] [Dense(4)]").Single(),
                discriminator = CompiledNetwork.Of("[Input(4)] [Dense(6, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]").Single();
            new Gan<INetwork<float>, INetwork<float>>(generator, discriminator).Fit(
                Data(),
                new GanOptions
                {
                    Epochs = 5,
                    BatchSize = 32,
                    Seed = 4,
                    InstanceNoise = 0.1f,
                    LabelNoise = 0.1f,
                    DiscriminatorSteps = discriminatorSteps,
                    Callbacks = [new BackupAndRestore(Path), new Stop(stopAfter)],
                }
            );
            return [.. generator.GetWeights().Concat(discriminator.GetWeights()).SelectMany(w => w.Values)];
        }
        float[] expected = Run(int.MaxValue);
        Assert.Throws<OperationCanceledException>(() => Run(31));
        Assert.Equal(expected, Run(int.MaxValue));
    }

    // Masks are found again from the zeros.
    [Fact]
    public void WhatIsPrunedStaysSo()
    {
        float[] Run(int stopAfter)
        {
            INetwork<float> network = CompiledNetwork.Of(Layers).Single();
            network.Fit(
                Data(),
                new FitOptions
                {
                    Epochs = 6,
                    Optimizer = new Adam(0.01f),
                    Loss = Loss.MeanSquaredError,
                    Callbacks = [new BackupAndRestore(Path), new Pruning(0.6, endEpoch: 4, beginEpoch: 1), new Stop(stopAfter)],
                }
            );
            return [.. network.GetWeights().SelectMany(w => w.Values)];
        }
        float[] expected = Run(int.MaxValue);
        // 21 of the 36 weights of one kernel, 10 of the 18 of the other.
        Assert.True(expected.Count(w => w == 0) >= 31);
        Assert.Throws<OperationCanceledException>(() => Run(40));
        Assert.Equal(expected, Run(int.MaxValue));
    }

    /// <summary>What was frozen when the checkpoint was written is so again; a run that begins otherwise is another one.</summary>
    [Fact]
    public void WhatIsFrozenStaysSo()
    {
        float[] Run(int stopAfter, string frozen = "dense")
        {
            INetwork<float> network = CompiledNetwork.Of(Layers).Single();
            network.Freeze(frozen);
            network.Fit(Data(), Options("adam", stopAfter, 6, 32, 1, more: new Thaw(network, "dense", epoch: 1)));
            return [.. network.GetWeights().SelectMany(w => w.Values)];
        }
        float[] expected = Run(int.MaxValue);
        Assert.Throws<OperationCanceledException>(() => Run(40));
        string message = Assert.Throws<InvalidDataException>(() => Run(int.MaxValue, "dense_1")).Message;
        Assert.EndsWith(
            "was written by a run of Single that began with dense.kernel, dense.bias frozen, but this one begins with dense_1.kernel, "
                + "dense_1.bias. Freeze the same, or delete the file to begin anew.",
            message,
            StringComparison.Ordinal
        );
        Assert.Equal(expected, Run(int.MaxValue));
    }

    // What a callback has decided stays decided.
    [Fact]
    public void ARunThatACallbackEndedIsOver()
    {
        Train("adam", int.MaxValue, keep: true, callback: new StopAt(2));
        (_, History history) = Train("adam", int.MaxValue, keep: true, callback: new StopAt(2));
        Assert.Equal(3, history.Epochs.Count);
    }

    [Fact]
    public void AnotherRunIsRefusedAndNothingChanges()
    {
        Assert.Throws<OperationCanceledException>(() => Train("adam", 20));
        byte[] before = File.ReadAllBytes(Path);
        Refused("BatchSize 32, but this run has 16", () => Train("adam", int.MaxValue, batchSize: 16));
        Refused("Seed 1, but this run has 7", () => Train("adam", int.MaxValue, seed: 7));
        Refused("with Adam, but this one has SGD", () => Train("plain", int.MaxValue));
        Refused("but this run has EarlyStopping, ReduceLROnPlateau, Stop, StopAt", () => Train("adam", 99, callback: new StopAt(9)));
        Refused("has the shape [4, 9], but this network has [4, 8]", () => Train("adam", 99, layers: Layers.Replace("(9", "(8")));
        Refused(
            "has no tensor 'network.weights.",
            () => Train("adam", 99, layers: Layers.Replace("(9, Activation.Tanh", "(9, Activation.Tanh, Name = \"other\""))
        );
        Assert.Equal(before, File.ReadAllBytes(Path));
        foreach (int length in new[] { 0, 7, 100, before.Length - 1 })
        {
            File.WriteAllBytes(Path, before[..length]);
            Refused("", () => Train("adam", int.MaxValue));
        }
        CompiledNetwork.Of(Layers).Single().Save(Path);
        Refused("holds weights alone", () => Train("adam", int.MaxValue));

        void Refused(string message, Action run) =>
            Assert.Contains(message, Assert.Throws<InvalidDataException>(run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatIsNotThereIsSaidBeforeTheFirstStep() =>
        Assert.Throws<DirectoryNotFoundException>(() =>
            CompiledNetwork
                .Of(Layers)
                .Single()
                .Fit(
                    Data(),
                    new FitOptions
                    {
                        Loss = Loss.MeanSquaredError,
                        Callbacks = [new BackupAndRestore(System.IO.Path.Combine(_folder.FullName, "no", "run"))],
                    }
                )
        );

    private static Dataset Data()
    {
        var random = new System.Random(5);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        return new Dataset(Draw(360 * 4), Draw(360 * 2), [4], [2]);
    }

    private static Optimizer Optimizer(string name) =>
        name switch
        {
            "adam" => new Adam(0.01f, amsgrad: true),
            "ema" => new RMSprop(0.01f) { UseEma = true, EmaOverwriteFrequency = 7 },
            "momentum" => new SGD(0.05f, momentum: 0.9f, nesterov: true),
            "schedule" => new Adam { LearningRate = new CosineDecay(0.01f, 60) },
            _ => new SGD(0.05f),
        };

    private FitOptions Options(
        string optimizer,
        int stopAfter,
        int epochs,
        int batchSize,
        int seed,
        bool keep = false,
        Callback? more = null
    )
    {
        var data = Data();
        Callback[] watching = optimizer is "schedule"
            ? [new EarlyStopping(3, restoreBestWeights: true)]
            : [new EarlyStopping(3, restoreBestWeights: true), new ReduceLROnPlateau(patience: 1, factor: 0.5f)];
        return new()
        {
            Epochs = epochs,
            BatchSize = batchSize,
            Seed = seed,
            Loss = Loss.MeanSquaredError,
            Optimizer = Optimizer(optimizer),
            Validation = data,
            Callbacks =
            [
                new BackupAndRestore(Path, deleteCheckpoint: !keep),
                .. watching,
                new Stop(stopAfter),
                .. more is null ? Array.Empty<Callback>() : [more],
            ],
        };
    }

    private (float[] Weights, History History) Train(
        string optimizer,
        int stopAfter,
        int batchSize = 32,
        int seed = 1,
        bool keep = false,
        Callback? callback = null,
        string layers = Layers
    )
    {
        INetwork<float> network = CompiledNetwork.Of(layers).Single();
        History history = network.Fit(Data(), Options(optimizer, stopAfter, 6, batchSize, seed, keep, callback));
        return ([.. network.GetWeights().SelectMany(w => w.Values)], history);
    }

    // As if the process had ended there.
    private sealed class Stop(int after) : Callback
    {
        private int _steps;

        public override void OnBatchEnd(TrainingContext context)
        {
            if (++_steps >= after)
                throw new OperationCanceledException();
        }
    }

    private sealed class Thaw(INetwork<float> network, string layer, int epoch) : Callback
    {
        public override void OnEpochEnd(TrainingContext context)
        {
            if (context.Epoch == epoch)
                network.Unfreeze(layer);
        }
    }

    private sealed class StopAt(int epoch) : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => context.StopTraining = context.Epoch == epoch;
    }
}

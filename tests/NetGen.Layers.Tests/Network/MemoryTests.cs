using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>What is allocated, what is freed, and what parts of a network share.</summary>
[Collection(nameof(Alone))]
public class MemoryTests
{
    private const string Small = "[Input(10)] [Dense(20, Activation.ReLU)] [Dropout(0.3)] [Dense(5, Activation.Softmax)]";

    /// <summary>One sample's workspace is more than 16 KB, so that it stands in the pool and not on the stack.</summary>
    private const string Large = "[Input(10)] [Dense(5000, Activation.Tanh)] [Dense(5, Activation.Softmax)]";

    private const string Normalized =
        "[Input(10)] [Dense(20)] [BatchNormalization] [Activation(Activation.ReLU)] [Dense(6)] [LayerNormalization] "
        + "[VirtualBatchNormalization] [Dense(5, Activation.Softmax)]";

    /// <summary>Sums over the batch and more take two steps.</summary>
    private const string NormalizedImage =
        "[Input(10)] [Reshape(5, 2, 1)] [Conv2D(4, 2)] [BatchNormalization] [Activation(Activation.ReLU)] [VirtualBatchNormalization] "
        + "[Flatten] [Dense(5, Activation.Softmax)]";

    /// <summary>Pooling in registers, an image's gradient in parts, a large matrix that is read as it lies.</summary>
    private const string Convolutional =
        "[Input(10)] [Dense(144)] [Reshape(12, 12, 1)] [Conv2D(28, 3, Activation.ReLU)] [MaxPooling2D(2)] [Conv2D(30, 3, "
        + "Activation.Tanh, Strides = 2, Padding = Padding.Same)] [Flatten] [Dense(128)] [Dense(5, Activation.Softmax)]";

    private const string Words =
        "[Input(10)] [Embedding(10, 40)] [Dropout(0.2)] [Flatten] [Dense(20, Activation.ReLU)] [Dense(5, Activation.Softmax)]";

    private const string Recurrent =
        "[Input(10)] [Reshape(5, 2)] [LSTM(20, ReturnSequences = true)] [GRU(17)] [Dense(5, Activation.Softmax)]";

    /// <summary>A loop over images, and one in either direction.</summary>
    private const string Wrapped =
        "[Input(10)] [Dense(72)] [Reshape(2, 6, 6, 1)] [TimeDistributed] [Conv2D(4, 3, Activation.ReLU)] [TimeDistributed] "
        + "[MaxPooling2D(2)] [TimeDistributed] [Flatten] [Bidirectional] [GRU(17)] [Dense(5, Activation.Softmax)]";

    /// <summary>A loss over steps.</summary>
    private const string Masked = "[Input(10)] [Reshape(1, 10)] [Masking] [Dense(20, Activation.ReLU)] [Dense(5, Activation.Softmax)]";

    /// <summary>Noise, and a loss of a layer's own.</summary>
    private const string Variational =
        "[Input(10)] [Corruption(0.3)] [Dense(20, Activation.ReLU)] [Dense(8)] [Reparameterize(KLWeight = 0.1)] [Dense(5, "
        + "Activation.Softmax)]";

    public static TheoryData<string> Sizes => [Small, Large, Normalized, Convolutional, Words, Recurrent, Wrapped];

    public static TheoryData<string> Trained => [Small, Normalized, NormalizedImage, Convolutional, Words, Recurrent, Wrapped, Variational];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void PredictAllocatesNothing(string declaration)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        float[] x = Inputs(network, 200),
            y = new float[200 * 5];
        foreach (int n in new[] { 1, 7, 200 })
            Assert.Equal(0, Allocated(() => network.Predict(x.AsSpan(0, n * 10), y.AsSpan(0, n * 5))));
        int best = 0;
        Assert.Equal(0, Allocated(() => best = network.Engine.PredictClass(x.AsSpan(0, 10))));
        Assert.Equal(y.Take(5).Max(), y[best]);
    }

    [Theory]
    [InlineData(Small, 1)]
    [InlineData(Small, 2)]
    [InlineData(Normalized, 1)]
    [InlineData(Normalized, 2)]
    [InlineData(Convolutional, 1)]
    [InlineData(Convolutional, 2)]
    [InlineData(Words, 1)]
    [InlineData(Words, 2)]
    [InlineData(Recurrent, 1)]
    [InlineData(Recurrent, 2)]
    [InlineData(Wrapped, 1)]
    [InlineData(Wrapped, 2)]
    [InlineData(Masked, 1)]
    [InlineData(Masked, 2)]
    [InlineData(Variational, 2)]
    public void StepAllocatesNothing(string declaration, int threads)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        float[] x = Inputs(network, 32),
            t = Classes(32);
        using var trainer = new Trainer<float>(network, Loss.SparseCategoricalCrossentropy, new Adam { GlobalClipNorm = 1 }, 32, threads);
        Assert.Equal(0, Allocated(() => trainer.Step(x, t)));
    }

    [Theory]
    [InlineData("[Input(10)] [Dense(20, Activation.Tanh)] [MixtureDensity(3)]")]
    [InlineData("[Input(10)] [Dense(20, Activation.Tanh)] [MixtureDensity(40, Dimensions = 6)]")]
    public void MixturesAllocateNothing(string declaration)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        int components = declaration.Contains("40", StringComparison.Ordinal) ? 40 : 3,
            dimensions = components == 40 ? 6 : 1;
        float[] x = Inputs(network, 32),
            t = new float[32 * dimensions],
            y = new float[32 * network.Engine.Info.OutputLength],
            draws = new float[10 * dimensions],
            value = new float[dimensions];
        using var trainer = new Trainer<float>(network, Loss.MixtureNegativeLogLikelihood, new Adam(), 32);
        Assert.Equal(0, Allocated(() => trainer.Step(x, t)));
        Assert.Equal(0, Allocated(() => network.Predict(x, y)));
        Assert.Equal(
            0,
            Allocated(() =>
            {
                var mixture = new GaussianMixture<float>(y, components, dimensions, index: 31);
                mixture.Sample(draws, seed: 1);
                mixture.CopyMeanTo(value);
                mixture.CopyVarianceTo(value);
                mixture.CopyModeTo(value);
                mixture.LogDensity(value);
            })
        );
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 7)]
    public void PretrainingStepAllocatesNothing(int threads, int chains)
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(10)] [RBM(20)] [RBM(7)] [Dense(5, Activation.Softmax)]").Single();
        float[] x = Array.ConvertAll(Inputs(network, 3200), MathF.Abs),
            y = new float[32 * 10];
        var watch = new AllocationsOfSteps();
        network.Pretrain(
            new Dataset(x, new float[3200], [10], [1]),
            new PretrainOptions
            {
                BatchSize = 32,
                PersistentChains = chains,
                MaxDegreeOfParallelism = threads,
                Callbacks = [watch],
            }
        );
        Assert.Equal((200, 0), (watch.Steps, watch.Bytes));
        Assert.Equal(0, Allocated(() => network.Reconstruct<float>(x.AsSpan(0, 320), y)));
        Assert.Equal(0, Allocated(() => network.Engine.Machines()[0].FreeEnergy(x.AsSpan(0, 320), y.AsSpan(0, 32))));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void PredictFromManyThreads(string declaration)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        float[] x = Inputs(network, 70),
            expected = new float[70 * 5],
            one = new float[5];
        network.Predict(x, expected);
        network.Predict(x.AsSpan(0, 10), one);
        int wrong = 0;
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, 8)
                .Select(_ => new Thread(() =>
                {
                    float[] y = new float[70 * 5];
                    for (int round = 0; round < 20; round++)
                    {
                        y.AsSpan().Clear();
                        network.Predict(x, y);
                        if (!Same(expected, y))
                            Interlocked.Increment(ref wrong);
                        network.Predict(x.AsSpan(0, 10), y.AsSpan(0, 5));
                        if (!Same(one, y.AsSpan(0, 5)))
                            Interlocked.Increment(ref wrong);
                    }
                })),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void SameSeedSameBits()
    {
        CompiledNetwork compiled = CompiledNetwork.Of(Small);
        Assert.Equal(Parameters(compiled.Single(7)), Parameters(compiled.Single(7)));
        Assert.NotEqual(Parameters(compiled.Single(7)), Parameters(compiled.Single(8)));
        Assert.Equal(Fitted(Small, seed: 7, threads: 1), Fitted(Small, seed: 7, threads: 1));
        Assert.NotEqual(Fitted(Small, seed: 7, threads: 1), Fitted(Small, seed: 8, threads: 1));
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void ThreadsDoNotChangeTheBits(string declaration)
    {
        float[] expected = Fitted(declaration, seed: 7, threads: 1);
        Assert.NotEqual(expected, Parameters(CompiledNetwork.Of(declaration).Single(7)));
        Assert.Equal(expected, Fitted(declaration, seed: 7, threads: 2));
        Assert.Equal(expected, Fitted(declaration, seed: 7, threads: 3));
    }

    [Fact]
    public void ForgottenNetworksAreCollected()
    {
        WeakReference[] networks = Forget(CompiledNetwork.Of(Small), 3);
        Collect();
        Assert.All(networks, network => Assert.False(network.IsAlive));
    }

    // Each has 0.6 MB of parameters and 1.3 MB of workspace. Nothing here asks for a collection: that memory must count as pressure by
    // itself. How much of it the collector lets stand depends on what the process has seen before; of 8 GB it is a few per cent.
    [Fact]
    public void ForgottenNetworksLeakNothing()
    {
        const int Networks = 4_000;
        CompiledNetwork compiled = CompiledNetwork.Of(Large);
        Forget(compiled, 10);
        Collect();
        long before = NativeBlock.Total;
        for (int i = 0; i < Networks; i++)
            Forget(compiled, 1);
        long grown = NativeBlock.Total - before;
        Assert.True(grown < Networks * (2L << 20) / 16, $"{grown >> 20} MB are left of {Networks} networks of 2 MB.");
    }

    [Fact]
    public void SubnetworkSharesItsParameters()
    {
        (INetwork<float> whole, INetwork<float> part) = WholeAndPart();
        float[] x = Values(6, 1),
            y = new float[3],
            before = Parameters(part);

        part.SetParameters(Values(before.Length, 2));
        Assert.NotEqual(before, Parameters(part));
        Assert.Equal(Parameters(part), Parameters(whole).Take(before.Length));

        whole.SetParameters(Values(Parameters(whole).Length, 3));
        Assert.Equal(Parameters(whole).Take(before.Length), Parameters(part));

        before = Parameters(part);
        using (var trainer = new Trainer<float>(whole, Loss.MeanSquaredError, new SGD(0.1f), 1))
            trainer.Step(x, [1, 2]);
        Assert.All(before.Zip(Parameters(whole)), pair => Assert.True(float.IsFinite(pair.Second)));
        Assert.NotEqual(before, Parameters(part));
        Assert.Equal(Parameters(whole).Take(before.Length), Parameters(part));

        part.Predict(x, y);
        using (var trainer = new Trainer<float>(part, Loss.MeanSquaredError, new SGD(0.1f), 1))
            trainer.Step(x, [y[0] + 1, y[1] + 1, y[2] + 1]);
        Assert.Equal(Parameters(part), Parameters(whole).Take(before.Length));
    }

    [Fact]
    public void PartOutlivesTheWhole()
    {
        (INetwork<float> part, WeakReference whole, float[] expected) = PartOfAForgottenWhole();
        Collect();
        Assert.False(whole.IsAlive);
        Forget(CompiledNetwork.Of(Small), 20);
        var y = new float[3];
        part.Predict(Values(6, 1), y);
        Assert.True(Same(expected, y));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (INetwork<float> Part, WeakReference Whole, float[] Output) PartOfAForgottenWhole()
    {
        (INetwork<float> whole, INetwork<float> part) = WholeAndPart();
        var y = new float[3];
        part.Predict(Values(6, 1), y);
        return (part, new WeakReference(whole), y);
    }

    private static (INetwork<float> Whole, INetwork<float> Part) WholeAndPart()
    {
        INetwork<float> whole = CompiledNetwork.Of("[Input(6)] [Subnetwork(typeof(Inner))] [Dense(2)]").Single();
        return (whole, (INetwork<float>)whole.GetType().GetProperty("Inner")!.GetValue(whole)!);
    }

    /// <summary>Makes and uses networks that nothing refers to afterwards.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Forget(CompiledNetwork compiled, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                {
                    INetwork<float> network = compiled.Single();
                    network.Predict(new float[64 * 10], new float[64 * 5]);
                    return new WeakReference(network);
                }),
        ];

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static float[] Fitted(string declaration, int seed, int threads)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single(seed);
        network.Fit(
            new Dataset(Inputs(network, 100), Classes(100), [10], [1]),
            new FitOptions
            {
                Epochs = 3,
                BatchSize = 16,
                Seed = seed,
                Loss = Loss.SparseCategoricalCrossentropy,
                Optimizer = new Adam(0.01f),
                MaxDegreeOfParallelism = threads,
            }
        );
        return Parameters(network);
    }

    private static float[] Parameters(INetwork<float> network) => [.. network.GetWeights().SelectMany(w => w.Values)];

    /// <summary>What the second half of an epoch's steps allocate.</summary>
    private sealed class AllocationsOfSteps : Callback
    {
        private long _before;

        public int Steps { get; private set; }

        public long Bytes { get; private set; }

        public override void OnBatchEnd(TrainingContext context)
        {
            Steps++;
            if (context.Batch == context.Batches / 2)
                _before = GC.GetAllocatedBytesForCurrentThread();
            if (context.Batch == context.Batches - 1)
                Bytes += GC.GetAllocatedBytesForCurrentThread() - _before;
        }
    }

    // An embedding takes whole numbers.
    private static float[] Inputs(INetwork<float> network, int n) =>
        network.Engine.Info.Checks.Length == 0
            ? Values(n * 10, 1)
            : Array.ConvertAll(Values(n * 10, 1), x => MathF.Floor(MathF.Abs(10 * x)));

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }

    private static float[] Classes(int count) => [.. Enumerable.Range(0, count).Select(i => (float)(i * 7 % 5))];

    private static bool Same(ReadOnlySpan<float> a, ReadOnlySpan<float> b) =>
        MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));

    // The first calls compile methods and fill pools. A collection would drop caches of .NET itself, which whoever comes next allocates
    // anew.
    internal static long Allocated(Action action)
    {
        Assert.True(GC.TryStartNoGCRegion(64 << 20));
        for (int i = 0; i < 50; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
            action();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (System.Runtime.GCSettings.LatencyMode == System.Runtime.GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
        return allocated;
    }
}

/// <summary>Tests that watch the whole process, and therefore run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

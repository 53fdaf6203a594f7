using System.Runtime.InteropServices;
using NetGen.Generator.Model;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Networks that hear a sequence step by step.</summary>
public class StreamTests
{
    private const double Tolerance = 1e-6;
    private const string Speech =
        "[Input(20, 3)] [LSTM(17, ReturnSequences = true)] [LayerNormalization] [GRU(8, ReturnSequences = true)] [Dense(4, "
        + "Activation.Softmax)]";

    // A temporal convolutional network: each block sees twice as far back as the one before it.
    private const string Tcn =
        "[Input(20, 3)] [Conv1D(8, 1, Padding = Padding.Causal, Name = \"x0\")] "
        + "[Conv1D(8, 2, Activation.ReLU, DilationRate = 1, Padding = Padding.Causal)] [Add(\"x0\", Name = \"x1\")] "
        + "[Conv1D(8, 2, Activation.ReLU, DilationRate = 2, Padding = Padding.Causal)] [Add(\"x1\", Name = \"x2\")] "
        + "[Conv1D(8, 2, Activation.ReLU, DilationRate = 4, Padding = Padding.Causal)] [Add(\"x2\", Name = \"x3\")] "
        + "[Conv1D(8, 2, Activation.ReLU, DilationRate = 8, Padding = Padding.Causal)] [Add(\"x3\")] [Dense(4, Activation.Softmax)]";

    public static TheoryData<string> Kinds =>
        ["SimpleRNN(5)", "LSTM(5)", "GRU(5)", "GRU(5, ResetAfter = false)", "LSTM(20, UseBias = false)"];

    [Theory]
    [InlineData("[Input(20, 3)] [SimpleRNN(5, ReturnSequences = true)]")]
    [InlineData("[Input(20, 3)] [SimpleRNN(18, Activation.ReLU, ReturnSequences = true, UseBias = false)]")]
    [InlineData("[Input(20, 3)] [LSTM(5, ReturnSequences = true)]")]
    [InlineData("[Input(20, 1)] [LSTM(33, ReturnSequences = true)] [Dense(1)]")]
    [InlineData("[Input(20, 3)] [GRU(5, ReturnSequences = true)]")]
    [InlineData("[Input(20, 3)] [GRU(5, ReturnSequences = true, ResetAfter = false)] [Dense(2, Activation.Sigmoid)]")]
    [InlineData("[Input(20, 3)] [SimpleRNN(4, ReturnSequences = true)] [LSTM(5, ReturnSequences = true)] [GRU(6, ReturnSequences = true)]")]
    [InlineData(
        "[Input(20, 3)] [Dense(7, Activation.Tanh)] [LSTM(5, ReturnSequences = true)] [Dense(6, Activation.ReLU)] [GRU(4, "
            + "ReturnSequences = true)] [Dense(3, Activation.Softmax)]"
    )]
    [InlineData(Speech)]
    [InlineData(
        "[Input(20, 3)] [GaussianNoise(0.3)] [LSTM(6, ReturnSequences = true, Dropout = 0.4, RecurrentDropout = 0.3)] [Dropout(0.5)] "
            + "[BatchNormalization] [Dense(2)]"
    )]
    [InlineData(
        "[Input(20, 4, Name = \"x\")] [LSTM(4, ReturnSequences = true)] [Add(\"x\")] [Activation(Activation.Tanh)] [LSTM(3, "
            + "ReturnSequences = true)] [Concatenate(\"x\")]"
    )]
    [InlineData(
        "[Input(20, 2, Name = \"a\")] [Input(20, 3, Name = \"b\")] [Dense(3, From = \"a\")] [Multiply(\"b\")] [GRU(5, ReturnSequences = "
            + "true)] [Dense(2)]"
    )]
    [InlineData(
        "[Input(20, 3)] [LSTM(4, ReturnSequences = true, Name = \"p\")] [Dense(2, Activation.Softmax, Name = \"q\")] [Output(\"p\", \"q\")]"
    )]
    [InlineData("[Input(20)] [Embedding(9, 5)] [GRU(6, ReturnSequences = true)] [Dense(3, Activation.Softmax)]")]
    [InlineData(
        "[Input(20, Name = \"words\")] [Input(20, 2, Name = \"x\")] [Embedding(9, 5, From = \"words\")] [Concatenate(\"x\")] [LSTM(6, "
            + "ReturnSequences = true)]"
    )]
    [InlineData(
        "[Input(20, 2, 3, 2)] [ConvLSTM2D(5, 2, Padding = Padding.Same, ReturnSequences = true, DataFormat = DataFormat.ChannelsFirst)]"
    )]
    [InlineData("[Input(20, 3, 2, 2)] [ConvLSTM2D(5, 2, Padding = Padding.Same, ReturnSequences = true)]")]
    [InlineData(
        "[Input(20, 4, 5, 1)] [ConvLSTM2D(17, 2, Strides = 2, ReturnSequences = true)] [ConvLSTM2D(3, 2, ReturnSequences = true)] "
            + "[BatchNormalization] [TimeDistributed] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(20, 3)] [MultiHeadAttention(2, 5, UseCausalMask = true)]")]
    [InlineData("[Input(20, 3)] [MultiHeadAttention(2, 6, UseCausalMask = true, Rotary = true)] [Dense(2)]")]
    [InlineData("[Input(20, 3)] [PositionalEmbedding] [Dense(2)]")]
    [InlineData(
        "[Input(20, 4)] [BatchNormalization(Axis = 2)] [PReLU(SharedAxes = new[] { 1 })] [GLU(Axis = 2)] [GRU(3, ReturnSequences = true)]"
    )]
    [InlineData("[Input(20, 3)] [Conv1D(12, 3, Padding = Padding.Causal)] [GLU] [Dense(2)]")]
    [InlineData(Tcn)]
    [InlineData("[Input(20, 3)] [Conv1D(17, 4, Activation.Tanh, DilationRate = 9, Padding = Padding.Causal)] [Dense(2)]")]
    [InlineData("[Input(20, 4)] [Conv1D(6, 3, Groups = 2, Padding = Padding.Causal)] [GRU(5, ReturnSequences = true)]")]
    [InlineData(
        "[Input(20)] [Embedding(9, 6)] [Conv1D(6, 3, Padding = Padding.Causal)] [LayerNormalization] [MultiHeadAttention(2, 3, "
            + "UseCausalMask = true)] [Conv1D(2, 2, Padding = Padding.Causal)]"
    )]
    [InlineData("[Input(20, 16)] [PositionalEmbedding(PositionalEncoding.Sinusoidal)] [MultiHeadAttention(1, 16, UseCausalMask = true)]")]
    [InlineData(
        "[Input(20)] [Embedding(9, 6)] [PositionalEmbedding(Name = \"x\")] [MultiHeadAttention(2, 3, UseCausalMask = true)] [Add(\"x\")] "
            + "[LayerNormalization(Name = \"a\")] [Dense(12, Activation.ReLU)] [Dense(6)] [Add(\"a\")] [LayerNormalization] "
            + "[MultiHeadAttention(3, 2, UseCausalMask = true, ValueDim = 4, OutputDim = 5)] [LSTM(4, ReturnSequences = true)] "
            + "[Dense(3, Activation.Softmax)]"
    )]
    public void EveryStepIsThatOfTheWholeSequence(string declaration)
    {
        INetwork<float> network = Network(declaration);
        NetworkGraph graph = CompiledNetwork.Of(declaration).Graph;
        using SequenceStream<float> stream = network.Engine.CreateStream();
        Assert.Equal(
            (network.Engine.Info.InputLength, network.Engine.Info.OutputLength),
            (20 * stream.InputLength, 20 * stream.OutputLength)
        );
        for (int seed = 0; seed < 3; seed++)
        {
            float[] steps = Inputs(network, stream, 20, seed),
                expected = new float[network.Engine.Info.OutputLength];
            network.Predict(ByTensor(steps, graph.Inputs), expected);
            Near(expected, ByTensor(Run(stream, steps), graph.Outputs));
            stream.Reset();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryStepIsTheLastOfAShorterSequence(string layer)
    {
        string Of(int steps) => $"[Input({steps}, 3)] [LSTM(6, ReturnSequences = true)] [Dense(4, Activation.Tanh)] [{layer}] [Dense(2)]";
        INetwork<float> network = Network(Of(9));
        using SequenceStream<float> stream = network.Engine.CreateStream();
        float[] steps = Inputs(network, stream, 9, seed: 1),
            y = Run(stream, steps),
            expected = new float[2];
        foreach (int t in new[] { 1, 2, 9 })
        {
            INetwork<float> shorter = CompiledNetwork.Of(Of(t)).Single();
            shorter.SetWeights(network.GetWeights());
            shorter.Predict(steps.AsSpan(0, 3 * t), expected);
            Near(expected, y[(2 * t - 2)..(2 * t)]);
        }
    }

    // A window reaches back over its span alone, so that a stream goes on for as long as one likes, also beyond the network's sequences.
    [Fact]
    public void ConvolutionsHearEverLongerSequences()
    {
        static string Of(int steps) =>
            $"[Input({steps}, 3)] [Conv1D(5, 3, Activation.Tanh, DilationRate = 2, Padding = Padding.Causal)] [Conv1D(2, 2, Padding = "
            + "Padding.Causal)]";
        INetwork<float> network = Network(Of(6)),
            longer = CompiledNetwork.Of(Of(30)).Single();
        longer.SetWeights(network.GetWeights());
        using SequenceStream<float> stream = network.Engine.CreateStream();
        float[] steps = Inputs(network, stream, 30, seed: 1),
            expected = new float[60];
        longer.Predict(steps, expected);
        Near(expected, Run(stream, steps));
    }

    // Attention remembers as many steps as a sequence has: later ones are those of the last so many alone.
    [Fact]
    public void AttentionSeesTheLastSteps()
    {
        INetwork<float> network = Network("[Input(6, 3)] [MultiHeadAttention(2, 4, UseCausalMask = true, Rotary = true)]");
        using SequenceStream<float> stream = network.Engine.CreateStream();
        float[] steps = Inputs(network, stream, 10, seed: 1),
            y = Run(stream, steps),
            expected = new float[18];
        network.Predict(steps.AsSpan(12, 18), expected);
        Near(expected[15..], y[27..]);
    }

    [Fact]
    public void AStreamEndsWithThePositions()
    {
        INetwork<float> network = Network("[Input(4, 3)] [PositionalEmbedding] [Dense(2)]");
        using SequenceStream<float> stream = network.Engine.CreateStream();
        float[] steps = Inputs(network, stream, 4, seed: 1),
            y = Run(stream, steps);
        Assert.Contains(
            "4 positions",
            Assert.Throws<InvalidOperationException>(() => stream.Next(steps.AsSpan(0, 3), new float[2])).Message,
            StringComparison.Ordinal
        );
        stream.Reset();
        Near(y, Run(stream, steps));
    }

    // What a stream carries must not drift away over a long time.
    [Theory]
    [InlineData("[SimpleRNN(8, ReturnSequences = true)] [Dense(1)]")]
    [InlineData("[LSTM(8, ReturnSequences = true)] [Dense(1)]")]
    [InlineData("[GRU(8, ReturnSequences = true)] [Dense(1)]")]
    public void MillionSteps(string layers)
    {
        const int Steps = 20_000;
        INetwork<float> network = Network($"[Input({Steps}, 2)] {layers}");
        using SequenceStream<float> stream = network.Engine.CreateStream();
        var expected = new float[Steps];
        for (int sequence = 0; sequence < 50; sequence++)
        {
            float[] steps = Inputs(network, stream, Steps, sequence);
            network.Predict(steps, expected);
            Near(expected, Run(stream, steps));
            stream.Reset();
        }
    }

    // A masked step leaves everything as it is, and its output means nothing.
    [Theory]
    [InlineData("[Input(8, 2)] [Masking] [LSTM(5, ReturnSequences = true)] [GRU(4)]")]
    [InlineData("[Input(8, 2)] [Masking] [Conv1D(4, 3, DilationRate = 2, Padding = Padding.Causal)] [LSTM(5)]")]
    [InlineData("[Input(8)] [Embedding(5, 3, MaskZero = true)] [SimpleRNN(5, ReturnSequences = true)] [LSTM(4)] [Dense(2)]")]
    public void PaddingIsPassedOver(string declaration)
    {
        INetwork<float> network = Network(declaration);
        using SequenceStream<float> stream = network.Engine.CreateStream();
        float[] steps = Inputs(network, stream, 8, seed: 1),
            expected = new float[stream.OutputLength];
        foreach (int step in new[] { 0, 3, 4, 7 })
            steps.AsSpan(step * stream.InputLength, stream.InputLength).Clear();
        network.Predict(steps, expected);
        Near(expected, Run(stream, steps)[^stream.OutputLength..]);
    }

    [Fact]
    public void StreamsKnowNothingOfEachOther()
    {
        INetwork<float> network = Network(Speech);
        using SequenceStream<float> first = network.Engine.CreateStream(),
            second = network.Engine.CreateStream(),
            alone = network.Engine.CreateStream();
        float[] x = Inputs(network, first, 50, seed: 1),
            other = Inputs(network, first, 50, seed: 2),
            y = new float[200],
            otherY = new float[200];
        for (int t = 0; t < 50; t++)
        {
            first.Next(x.AsSpan(3 * t, 3), y.AsSpan(4 * t, 4));
            if (t % 3 == 0)
                second.Reset();
            else
                second.Next(other.AsSpan(3 * t, 3), otherY.AsSpan(4 * t, 4));
            network.Predict(other.AsSpan(0, 60), new float[80]);
        }
        Assert.Equal(Run(alone, x), y);
    }

    [Fact]
    public void ManyThreads()
    {
        INetwork<float> network = Network(Speech);
        float[][] inputs,
            alone,
            together = new float[16][];
        using (SequenceStream<float> one = network.Engine.CreateStream())
        {
            inputs = [.. Enumerable.Range(0, 16).Select(seed => Inputs(network, one, 2_000, seed))];
            alone =
            [
                .. inputs.Select(x =>
                {
                    one.Reset();
                    return Run(one, x);
                }),
            ];
        }
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, 16)
                .Select(i => new Thread(() =>
                {
                    using SequenceStream<float> stream = network.Engine.CreateStream();
                    together[i] = Run(stream, inputs[i]);
                })),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        for (int i = 0; i < 16; i++)
            Assert.True(Same(alone[i], together[i]), $"Stream {i} gives other bits when others run.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void ResetForgetsEverything(int heard)
    {
        INetwork<float> network = Network(Speech);
        using SequenceStream<float> fresh = network.Engine.CreateStream(),
            used = network.Engine.CreateStream();
        Run(used, Inputs(network, used, heard, seed: 2));
        used.Reset();
        float[] x = Inputs(network, used, 20, seed: 1);
        Assert.True(Same(Run(fresh, x), Run(used, x)));
    }

    [Theory]
    [InlineData(Speech)]
    [InlineData("[Input(20)] [Embedding(9, 5)] [GRU(6)] [Dense(3, Activation.Softmax)]")]
    [InlineData(Tcn)]
    public void NothingIsAllocated(string declaration)
    {
        INetwork<float> network = Network(declaration);
        using SequenceStream<float> stream = network.Engine.CreateStream();
        float[] x = Inputs(network, stream, 1_000, seed: 1),
            y = new float[stream.OutputLength];
        long allocated = 0;
        // The first round compiles methods.
        for (int round = 0; round < 2; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int t = 0; t < 1_000; t++)
                stream.Next(x.AsSpan(t * stream.InputLength, stream.InputLength), y);
            stream.Reset();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void ErrorsLeaveTheStreamWhereItWas()
    {
        INetwork<float> network = Network(Speech);
        using SequenceStream<float> stream = network.Engine.CreateStream(),
            undisturbed = network.Engine.CreateStream();
        float[] x = Inputs(network, stream, 10, seed: 1),
            y = new float[40],
            other = [7, 7, 7, 7, 7];
        void Refused(int features, int output, string message)
        {
            Assert.Contains(
                message,
                Assert.Throws<ArgumentException>(() => stream.Next(x.AsSpan(0, features), other.AsSpan(0, output))).Message,
                StringComparison.Ordinal
            );
            Assert.Equal([7, 7, 7, 7, 7], other);
        }
        for (int t = 0; t < 10; t++)
        {
            Refused(2, 4, "takes 3 values, but the span holds 2");
            Refused(0, 4, "takes 3 values, but the span holds 0");
            Refused(6, 4, "takes 3 values, but the span holds 6");
            Refused(3, 5, "gives 4 values, but the span holds 5");
            Refused(3, 0, "gives 4 values, but the span holds 0");
            stream.Next(x.AsSpan(3 * t, 3), y.AsSpan(4 * t, 4));
        }
        Assert.True(Same(Run(undisturbed, x), y));
    }

    [Theory]
    [InlineData(9, "has 9")]
    [InlineData(-1, "has -1")]
    [InlineData(0.5, "has 0.5")]
    [InlineData(float.NaN, "has NaN")]
    [InlineData(1e9f, "has 1E+09")]
    public void WrongIndex(float index, string message)
    {
        INetwork<float> network = Network(
            "[Input(20, 2, Name = \"x\")] [Input(20, Name = \"words\")] [Embedding(9, 5)] [Concatenate(\"x\")] [GRU(6, ReturnSequences = "
                + "true)] [Dense(3)]"
        );
        using SequenceStream<float> stream = network.Engine.CreateStream(),
            undisturbed = network.Engine.CreateStream();
        float[] steps = [1, 2, 8, 3, 4, 0],
            y = new float[6],
            other = [7, 7, 7];
        stream.Next(steps.AsSpan(0, 3), y.AsSpan(0, 3));
        string actual = Assert.Throws<ArgumentException>(() => stream.Next([1, 2, index], other)).Message;
        Assert.Contains(message, actual, StringComparison.Ordinal);
        Assert.Contains("input 'words'; layer 'embedding' takes whole numbers from 0 to 8", actual, StringComparison.Ordinal);
        Assert.Equal([7, 7, 7], other);
        stream.Next(steps.AsSpan(3, 3), y.AsSpan(3, 3));
        Assert.True(Same(Run(undisturbed, steps), y));
    }

    [Fact]
    public void Disposed()
    {
        INetwork<float> network = Network(Speech);
        SequenceStream<float> stream = network.Engine.CreateStream();
        stream.Dispose();
        stream.Dispose();
        float[] y = [7, 7, 7, 7];
        Assert.Throws<ObjectDisposedException>(() => stream.Next(new float[3], y));
        Assert.Throws<ObjectDisposedException>(() => stream.Next(new float[2], y));
        Assert.Throws<ObjectDisposedException>(stream.Reset);
        Assert.Equal([7, 7, 7, 7], y);
    }

    [Fact]
    public void StreamsOutliveTheirNetwork()
    {
        float[] x,
            expected;
        SequenceStream<float> Make()
        {
            INetwork<float> network = Network(Speech);
            x = Inputs(network, network.Engine.CreateStream(), 20, seed: 1);
            expected = Run(network.Engine.CreateStream(), x);
            return network.Engine.CreateStream();
        }
        (x, expected) = ([], []);
        using SequenceStream<float> stream = Make();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.True(Same(expected, Run(stream, x)));
    }

    [Fact]
    public void InDouble()
    {
        INetwork<double> network = CompiledNetwork.Of(Speech).Double();
        using SequenceStream<double> stream = network.Engine.CreateStream();
        double[] x = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i))],
            expected = new double[80],
            y = new double[4];
        network.Predict(x, expected);
        for (int t = 0; t < 20; t++)
        {
            stream.Next(x.AsSpan(3 * t, 3), y);
            for (int i = 0; i < 4; i++)
                Assert.Equal(expected[4 * t + i], y[i], 1e-14);
        }
    }

    [Theory]
    [InlineData("[Input(9, 3)] [LSTM(4, GoBackwards = true)]")]
    [InlineData("[Input(9, 3)] [BatchNormalization(Axis = 1)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [Conv1D(4, 2, Padding = Padding.Causal, DataFormat = DataFormat.ChannelsFirst)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [UnitNormalization(Axis = 1)] [LSTM(4)]")]
    [InlineData("[Input(10, 3)] [GLU(Axis = 1)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [Concatenate(\"input\", Axis = 1)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [Conv1D(4, 3)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [Conv1D(4, 3, Padding = Padding.Same)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [Conv1D(4, 3, Strides = 2, Padding = Padding.Causal)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [LSTM(4)] [RepeatVector(2)] [Conv1D(4, 3, Padding = Padding.Causal)]")]
    [InlineData("[Input(9, 3)] [LSTM(4, ReturnSequences = true)] [MaxPooling1D(3)] [Flatten]")]
    [InlineData("[Input(9, 3)] [LSTM(4, ReturnSequences = true)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(9, 3)] [GRU(4, ReturnSequences = true)] [PReLU]")]
    [InlineData("[Input(12)] [Reshape(4, 3)] [LSTM(4)]")]
    [InlineData("[Input(9, 3)] [Dense(4)]")]
    [InlineData("[Input(9)] [Dense(4)]")]
    [InlineData("[Input(9, 3)] [LSTM(4)] [RepeatVector(2)] [PositionalEmbedding]")]
    [InlineData("[Input(9, 3)] [LSTM(4)] [RepeatVector(2)] [MultiHeadAttention(1, 2)]")]
    [InlineData("[Input(9, 2, 3)] [TimeDistributed] [MultiHeadAttention(1, 2)] [TimeDistributed] [Flatten] [LSTM(4)]")]
    public void SomeNetworksCannot(string declaration)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        Assert.Null(network.GetType().GetMethod("CreateStream"));
        Assert.Contains(
            "Single does not go step by step",
            Assert.Throws<NotSupportedException>(network.Engine.CreateStream).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void OthersHaveTheMethod() =>
        Assert.Equal(typeof(SequenceStream<float>), Network(Speech).GetType().GetMethod("CreateStream")!.ReturnType);

    // Biases and normalisation that do something.
    private static INetwork<float> Network(string declaration)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        var random = new Random(3);
        network.SetWeights([
            .. network
                .GetWeights()
                .Select(w => new NamedTensor(w.Name, w.Shape, Array.ConvertAll(w.Values, x => x + 0.2f * (random.NextSingle() - 0.5f)))),
        ]);
        return network;
    }

    // Steps, one after another; indices where the network has an embedding.
    private static float[] Inputs(INetwork<float> network, SequenceStream<float> stream, int count, int seed)
    {
        var random = new Random(seed);
        int steps = network.Engine.Info.InputLength / stream.InputLength;
        float[] x = [.. Enumerable.Range(0, count * stream.InputLength).Select(_ => 2 * random.NextSingle() - 1)];
        foreach (CompilerServices.IndexCheck check in network.Engine.Info.Checks.OfType<CompilerServices.IndexCheck>())
            for (int t = 0; t < count; t++)
                x[t * stream.InputLength + check.Start / steps] = random.Next(1, check.Count);
        return x;
    }

    // A step has the values of all tensors, a sample one tensor after another.
    private static float[] ByTensor(float[] steps, IReadOnlyList<Layer> tensors)
    {
        int[] lengths = [.. tensors.Select(tensor => (int)tensor.Output.Length / tensor.Output[0])];
        return
        [
            .. lengths.SelectMany(
                (length, i) => steps.Chunk(lengths.Sum()).SelectMany(step => step.AsSpan(lengths[..i].Sum(), length).ToArray())
            ),
        ];
    }

    private static float[] Run(SequenceStream<float> stream, float[] steps)
    {
        int count = steps.Length / stream.InputLength;
        var y = new float[count * stream.OutputLength];
        for (int t = 0; t < count; t++)
            stream.Next(steps.AsSpan(t * stream.InputLength, stream.InputLength), y.AsSpan(t * stream.OutputLength, stream.OutputLength));
        return y;
    }

    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance, $"Value {i} is {actual[i]}, not {expected[i]}.");
    }

    private static bool Same(ReadOnlySpan<float> a, ReadOnlySpan<float> b) =>
        MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));
}

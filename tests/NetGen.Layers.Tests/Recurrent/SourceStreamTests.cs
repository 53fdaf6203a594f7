using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Recurrent;

/// <summary>Networks that go step by step over a source, which they are given once.</summary>
public class SourceStreamTests
{
    private const int Steps = 9;

    private const string Translator =
        "[Network(LayerOutputs = true)] "
        + "[Input(7, Name = \"words\")] [Input(9, Name = \"so_far\")] [Embedding(8, 5, MaskZero = true, From = \"words\")] "
        + "[LSTM(6, "
        + "ReturnSequences = true, Name = \"encoder\")] [Embedding(8, 4, From = \"so_far\")] [LSTM(6, ReturnSequences = true, InitialState "
        + "= new[] { \"encoder\" }, Name = \"decoder\")] [MultiHeadAttention(1, 3, \"encoder\", Name = \"found\")] [AttentionScores] "
        + "[Concatenate(\"decoder\", From = \"found\")] [Dense(8, Activation.Softmax)]";

    private const string Transformer =
        "[Input(7, Name = \"words\")] [Input(9, Name = \"so_far\")] "
        + "[Embedding(8, 6, From = \"words\")] [PositionalEmbedding(Name = \"x\")] [MultiHeadAttention(2, 3)] [Add(\"x\")] "
        + "[LayerNormalization(Name = \"e\")] [Dense(12, Activation.ReLU)] [Dense(6)] [Add(\"e\")] "
        + "[LayerNormalization(Name = \"encoded\")] "
        + "[Embedding(8, 6, From = \"so_far\")] [PositionalEmbedding(Name = \"y\")] [MultiHeadAttention(2, 3, UseCausalMask = true)] "
        + "[Add(\"y\")] [LayerNormalization(Name = \"a\")] [MultiHeadAttention(3, 4, \"encoded\")] [Add(\"a\")] "
        + "[LayerNormalization(Name = \"b\")] [Dense(12, Activation.ReLU)] [Dense(6)] [Add(\"b\")] [LayerNormalization] "
        + "[Dense(8, Activation.Softmax)]";

    private const string Small =
        "[Input(3, Name = \"source\")] [Input(9, Name = \"so_far\")] [Dense(5, Activation.Tanh, From = \"source\", Name = \"h\")] "
        + "[Embedding(8, 5, From = \"so_far\")] [GRU(5, ReturnSequences = true, InitialState = new[] { \"h\" })] [Dense(8, "
        + "Activation.Softmax)]";

    public static TheoryData<string> Networks =>
        [
            Small,
            Translator,
            Transformer,
            // The initial state's own values, and keys apart from values.
            "[Input(5, Name = \"h\")] [Input(5, Name = \"c\")] [Input(4, 3, Name = \"v\")] [Input(4, 2, Name = \"k\")] [Input(9, 3)] "
                + "[LSTM(5, ReturnSequences = true, InitialState = new[] { \"h\", \"c\" })] [MultiHeadAttention(2, 4, \"v\", "
                + "\"k\")] [Dense(2)]",
            // What an encoder may do: look both ways, at windows, at its own last state.
            "[Input(8, 3, Name = \"x\")] [Input(9, 2, Name = \"y\")] [Conv1D(4, 3, Strides = 2, From = \"x\")] [Bidirectional] [GRU(3, "
                + "ReturnSequences = true)] [LayerNormalization(Name = \"encoded\")] [GlobalAveragePooling1D(Name = \"mean\")] "
                + "[SimpleRNN(6, "
                + "ReturnSequences = true, InitialState = new[] { \"mean\" }, From = \"y\")] [MultiHeadAttention(1, 5, \"encoded\")] "
                + "[Dropout(0.3)] [Conv1D(4, 3, Padding = Padding.Causal)] [MultiHeadAttention(2, 2, UseCausalMask = true, Rotary = true)]",
        ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryStepIsThatOfTheWholeSequence(string declaration)
    {
        CompiledNetwork compiled = CompiledNetwork.Of(declaration);
        INetwork<double> net = Drawn(compiled.Double());
        INetwork<float> single = compiled.Single();
        single.SetWeights([.. net.GetWeights().Select(w => new NamedTensor(w.Name, w.Shape, Array.ConvertAll(w.Values, x => (float)x)))]);
        int source = net.Engine.SourceLength,
            step = net.Engine.StepLengths.Input,
            y = net.Engine.StepLengths.Output;
        Assert.Equal(net.Engine.Info.InputLength, source + Steps * step);
        SequenceStream<double>? stream = null;
        SequenceStream<float>? singles = null;
        for (int seed = 1; seed <= 3; seed++)
        {
            double[] sample = Sample(compiled, seed),
                expected = new double[Steps * y],
                output = new double[y];
            float[] sampleOfFloats = Array.ConvertAll(sample, x => (float)x),
                outputOfFloats = new float[y];
            net.Predict(sample, expected);
            if (stream is null)
                (stream, singles) = (
                    net.Engine.CreateStream(sample.AsSpan(0, source)),
                    single.Engine.CreateStream(sampleOfFloats.AsSpan(0, source))
                );
            else
            {
                stream.Begin(sample.AsSpan(0, source));
                singles!.Begin(sampleOfFloats.AsSpan(0, source));
            }
            // Twice: the stream goes back to its beginning, and knows the source still.
            for (int round = 0; round < 2; round++, stream.Reset(), singles!.Reset())
            for (int t = 0; t < Steps; t++)
            {
                stream.Next(sample.AsSpan(source + t * step, step), output);
                singles!.Next(sampleOfFloats.AsSpan(source + t * step, step), outputOfFloats);
                for (int i = 0; i < y; i++)
                {
                    Assert.Equal(expected[t * y + i], output[i], 1e-12);
                    Assert.Equal(expected[t * y + i], outputOfFloats[i], 1e-6);
                }
            }
        }
        stream!.Dispose();
        singles!.Dispose();
    }

    /// <summary>A copy goes its own way, and nothing is allocated but a new stream.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void CopiesGoTheirOwnWay(string declaration)
    {
        CompiledNetwork compiled = CompiledNetwork.Of(declaration);
        INetwork<double> net = Drawn(compiled.Double());
        int source = net.Engine.SourceLength,
            step = net.Engine.StepLengths.Input;
        double[] sample = Sample(compiled, 1),
            other = Sample(compiled, 2),
            crossed = [.. sample[..(source + 4 * step)], .. other[(source + 4 * step)..]],
            y = new double[net.Engine.StepLengths.Output];
        using SequenceStream<double> first = net.Engine.CreateStream(sample.AsSpan(0, source)),
            second = net.Engine.CreateStream(other.AsSpan(0, source));
        Go(first, sample, 0, 4);
        Go(second, other, 0, 7);
        first.CopyTo(second);
        using SequenceStream<double> third = first.Copy();
        double[] expected = new double[net.Engine.Info.OutputLength],
            expectedCrossed = new double[expected.Length];
        net.Predict(sample, expected);
        net.Predict(crossed, expectedCrossed);
        Assert.Equal(expected[^y.Length..], Go(first, sample, 4, Steps), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(expectedCrossed[^y.Length..], Go(second, crossed, 4, Steps), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(expectedCrossed[^y.Length..], Go(third, crossed, 4, Steps), (a, b) => Math.Abs(a - b) < 1e-12);

        long before = GC.GetAllocatedBytesForCurrentThread();
        first.Begin(sample.AsSpan(0, source));
        first.Next(sample.AsSpan(source, step), y);
        first.CopyTo(second);
        second.Next(sample.AsSpan(source, step), y);
        first.Reset();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        double[] Go(SequenceStream<double> stream, double[] of, int from, int to)
        {
            var last = new double[y.Length];
            for (int t = from; t < to; t++)
                stream.Next(of.AsSpan(source + t * step, step), last);
            return last;
        }
    }

    /// <summary>Whatever of the sequence that is written so far looks at all of it, or joins it with the source otherwise.</summary>
    [Theory]
    [InlineData("[MultiHeadAttention(1, 2, \"x\", From = \"y\")] [MultiHeadAttention(1, 2)]")]
    [InlineData("[MultiHeadAttention(1, 2, \"x\", From = \"y\", Name = \"a\")] [MultiHeadAttention(1, 2, \"a\")]")]
    [InlineData("[MultiHeadAttention(1, 2, \"x\", UseCausalMask = true, From = \"y\")]")]
    [InlineData("[MultiHeadAttention(1, 2, \"x\", Rotary = true, From = \"y\")]")]
    [InlineData("[MultiHeadAttention(1, 2, \"y\", From = \"x\")]")]
    [InlineData("[MultiHeadAttention(1, 2, \"x\", From = \"y\")] [Bidirectional] [GRU(4, ReturnSequences = true)]")]
    [InlineData(
        "[GRU(4, Name = \"e\", From = \"x\")] [GRU(4, ReturnSequences = true, GoBackwards = true, InitialState = new[] { \"e\" }, From = "
            + "\"y\")]"
    )]
    [InlineData(
        "[GRU(4, Name = \"e\", From = \"x\")] [Conv1D(4, 3, Padding = Padding.Same, From = \"y\")] [GRU(4, InitialState = new[] { \"e\" })]"
    )]
    [InlineData("[Bidirectional] [GRU(4, From = \"x\")] [RepeatVector(9)] [Concatenate(\"y\")] [GRU(4, ReturnSequences = true)]")]
    [InlineData("[Bidirectional] [GRU(4, From = \"x\", Name = \"e\")] [GRU(4, From = \"y\")] [Concatenate(\"e\")]")]
    [InlineData("[Bidirectional] [GRU(4, From = \"x\", Name = \"e\")] [GRU(4, From = \"y\", Name = \"g\")] [Output(\"g\", \"e\")]")]
    public void SomeNetworksCannot(string layers)
    {
        INetwork<float> net = CompiledNetwork.Of($"[Input(9, 3, Name = \"x\")] [Input(9, 3, Name = \"y\")] {layers}").Single();
        Assert.Null(net.GetType().GetMethod("CreateStream"));
        Assert.Equal(
            "Single does not go step by step over a source.",
            Assert.Throws<NotSupportedException>(() => net.Engine.CreateStream(new float[27])).Message
        );
    }

    [Fact]
    public void WhatCannotBeginIsRefused()
    {
        INetwork<float> net = CompiledNetwork.Of(Transformer).Single(),
            same = CompiledNetwork.Of(Transformer).Single();
        var y = new float[8];
        Assert.Equal([typeof(ReadOnlySpan<float>)], net.GetType().GetMethod("CreateStream")!.GetParameters().Select(p => p.ParameterType));
        Assert.Equal(
            "Single goes step by step over a source of 7 values, which CreateStream(source) takes.",
            Assert.Throws<NotSupportedException>(net.Engine.CreateStream).Message
        );
        Assert.StartsWith(
            "A source of Single has 7 values, not 6.",
            Assert.Throws<ArgumentException>(() => net.Engine.CreateStream(new float[6])).Message,
            StringComparison.Ordinal
        );
        using SequenceStream<float> stream = net.Engine.CreateStream(new float[7]),
            other = same.Engine.CreateStream(new float[7]),
            undisturbed = net.Engine.CreateStream(new float[7]);
        string wrong = Assert.Throws<ArgumentException>(() => stream.Begin([1, 2, 3, 8, 5, 6, 7])).Message;
        Assert.Contains("'words'", wrong, StringComparison.Ordinal);
        Assert.Contains("'so_far'", Assert.Throws<ArgumentException>(() => stream.Next([8], y)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => stream.CopyTo(other));
        var expected = new float[8];
        stream.Next([1], y);
        undisturbed.Next([1], expected);
        Assert.Equal(expected, y);
        // As many positions as the decoder's embedding knows.
        for (int t = 1; t < Steps; t++)
            stream.Next([1], y);
        Assert.Throws<InvalidOperationException>(() => stream.Next([1], y));
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.Begin(new float[7]));
        Assert.Throws<ObjectDisposedException>(() => stream.CopyTo(undisturbed));
        Assert.Throws<ObjectDisposedException>(() => undisturbed.CopyTo(stream));
        using SequenceStream<float> plain = CompiledNetwork.Of("[Input(4, 2)] [GRU(3)]").Single().Engine.CreateStream();
        Assert.Equal(0, plain.SourceLength);
        Assert.Throws<NotSupportedException>(() => plain.Begin([]));
    }

    private static INetwork<double> Drawn(INetwork<double> net)
    {
        var random = new System.Random(3);
        net.SetWeights([
            .. net.GetWeights().Select(w => w with { Values = Array.ConvertAll(w.Values, v => v + 0.6 * (random.NextDouble() - 0.5)) }),
        ]);
        return net;
    }

    private static double[] Sample(CompiledNetwork compiled, int seed)
    {
        double[] sample = Check.Inputs(new System.Random(seed), compiled.Double().Engine.Info, 1);
        return sample;
    }
}

using NetGen.CompilerServices;
using NetGen.Layers.Tests.Composition;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>A quantized network predicts what its network would with the weights that it says it has, and these are the nearest.</summary>
public class QuantizationTests
{
    private const int Most = 67;

    // Layers, and the tensors that are stored in fewer bytes.
    private static readonly (string Layers, string Stored)[] s_networks =
    [
        ("[Input(20)] [Dense(33, Activation.ReLU)] [Dense(10, Activation.Softmax)]", "dense.kernel dense_1.kernel"),
        ("[Input(4200)] [Dense(64, Activation.Tanh)] [Dense(3)]", "dense.kernel dense_1.kernel"),
        ("[Input(600)] [Dense(512, Activation.ReLU)] [BatchNormalization] [Dense(130)]", "dense.kernel dense_1.kernel"),
        (
            "[Input(10, 10, 1)] [Conv2D(5, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(10, Activation.Softmax)]",
            "conv2d.kernel dense.kernel"
        ),
        (
            "[Input(10, 10, 3)] [Conv2D(20, 3, Activation.ReLU)] [MaxPooling2D(2)] [Conv2D(17, 2)] [Flatten] [Dense(3)]",
            "conv2d.kernel conv2d_1.kernel dense.kernel"
        ),
        (TiledConvolutionTests.Several, "conv2d.kernel conv2d_1.kernel conv2d_2.kernel dense.kernel"),
        ("[Input(8, 8, 3)] [SeparableConv2D(16, 3)] [DepthwiseConv2D(3)] [GlobalAveragePooling2D]", "separable_conv2d.pointwise_kernel"),
        ("[Input(6, 3)] [LSTM(20)] [Dense(4, Activation.Softmax)]", "lstm.kernel lstm.recurrent_kernel dense.kernel"),
        ("[Input(6, 1)] [LSTM(5, ReturnSequences = true)] [Dense(1)]", "lstm.recurrent_kernel dense.kernel"),
        (
            "[Input(6, 3)] [Bidirectional] [GRU(7, ReturnSequences = true)] [TimeDistributed] [Dense(3, Activation.Softmax)]",
            "bidirectional.forward_kernel bidirectional.forward_recurrent_kernel bidirectional.backward_kernel "
                + "bidirectional.backward_recurrent_kernel time_distributed.kernel"
        ),
        ("[Input(5)] [Embedding(9, 12)] [Conv1D(6, 2)] [SimpleRNN(7)]", "conv1d.kernel simple_rnn.kernel simple_rnn.recurrent_kernel"),
        ("[Input(6)] [Dense(5, Activation.Softmax, Name = \"a\")] [Dense(20, Name = \"b\")] [Output(\"a\", \"b\")]", "a.kernel b.kernel"),
    ];

    public static TheoryData<string, string, Quantization> Networks()
    {
        var data = new TheoryData<string, string, Quantization>();
        foreach ((string layers, string stored) in s_networks)
        foreach (Quantization kind in new[] { Quantization.BFloat16, Quantization.Int8 })
            data.Add(layers, stored, kind);
        return data;
    }

    [Theory, MemberData(nameof(Networks))]
    public void PredictsAsTheNetworkWithItsWeights(string layers, string stored, Quantization kind)
    {
        CompiledNetwork compiled = CompiledNetwork.All([layers], singleOptions: $"Quantization = Quantization.{kind}")[0].Network!;
        INetwork<float> net = Drawn(compiled, 1);
        QuantizedNetwork quantized = compiled.Quantized(net);
        Assert.Equal(stored, string.Join(' ', Stored(net, quantized)));
        Assert.Null(Fault(compiled, net, quantized));
        // The copy is no part of the network.
        IReadOnlyList<NamedTensor> before = quantized.GetWeights();
        net.SetParameters(new float[Layout.Count(net.Engine.Info)]);
        Assert.All(before.Zip(quantized.GetWeights()), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void PredictsSoInRandomStacks()
    {
        var draw = new StackDraw(new System.Random(5));
        foreach (Quantization kind in new[] { Quantization.BFloat16, Quantization.Int8 })
        {
            string[] stacks = [.. Enumerable.Range(0, 45).Select(_ => draw.Draw().ToString())];
            var networks = CompiledNetwork.All(stacks, singleOptions: $"Quantization = Quantization.{kind}");
            Assert.True(networks.Count(n => n.Network is not null) > 15, string.Join('\n', networks.Select(n => n.Errors)));
            for (int i = 0; i < stacks.Length; i++)
                if (networks[i].Network is { } compiled)
                {
                    INetwork<float> net = Drawn(compiled, 1);
                    string? fault = Fault(compiled, net, compiled.Quantized(net));
                    Assert.True(fault is null, $"{kind} {stacks[i]}: {fault}");
                }
        }
    }

    [Fact]
    public void SavesMemoryAndSaysWhatItCosts()
    {
        const string Layers = "[Input(64)] [Dense(32, Activation.ReLU)] [Dense(4, Activation.Softmax)]";
        foreach ((Quantization kind, int kernels, double most) in new[] { (Quantization.BFloat16, 2, 0.01), (Quantization.Int8, 1, 0.05) })
        {
            CompiledNetwork compiled = CompiledNetwork.All([Layers], singleOptions: $"Quantization = Quantization.{kind}")[0].Network!;
            INetwork<float> net = Drawn(compiled, 1);
            QuantizedNetwork quantized = compiled.Quantized(net);
            int scales = kind == Quantization.Int8 ? 32 + 16 : 0;
            Assert.Equal(kernels * (64 * 32 + 32 * 16) + 4 * (32 + 16 + scales), quantized.WeightBytes);
            float[] samples = Samples(net, 50);
            QuantizationError error = quantized.Compare(net, samples);
            Assert.Equal((50, quantized.WeightBytes, 4L * (64 * 32 + 32 * 16 + 32 + 16)), (error.Samples, error.Bytes, error.FloatBytes));
            Assert.InRange(error.Largest, 1e-6, most);
            Assert.InRange(error.RootMeanSquare, 1e-7, error.Largest);
            Assert.InRange(error.Agreement, 0.8, 1);
            Assert.Throws<ArgumentException>(() => quantized.Compare(net, []));
            Assert.Throws<ArgumentException>(() => quantized.Compare(CompiledNetwork.Of(Layers).Single(), samples));
        }
    }

    [Fact]
    public void RefusesWeightsThatAreNotFinite()
    {
        CompiledNetwork compiled = CompiledNetwork
            .All(["[Input(3)] [Dense(2)]"], singleOptions: "Quantization = Quantization.Int8")[0]
            .Network!;
        INetwork<float> net = compiled.Single();
        net.SetParameters([1, 2, 3, float.NaN, 5, 6, 7, 8]);
        var refused = Assert.Throws<System.Reflection.TargetInvocationException>(() => compiled.Quantized(net));
        Assert.Contains("'dense.kernel' of Single has NaN at position 3", refused.InnerException!.Message, StringComparison.Ordinal);
    }

    private static INetwork<float> Drawn(CompiledNetwork compiled, int seed)
    {
        INetwork<float> net = compiled.Single();
        net.SetParameters(
            Array.ConvertAll(Check.Values(new System.Random(seed), Layout.Count(net.Engine.Info), 0.6), value => (float)value)
        );
        return net;
    }

    private static float[] Samples(INetwork<float> net, int n) =>
        Array.ConvertAll(Check.Inputs(new System.Random(3), net.Engine.Info, n), value => (float)value);

    private static IEnumerable<string> Stored(INetwork<float> net, QuantizedNetwork quantized) =>
        net.GetWeights().Zip(quantized.GetWeights()).Where(p => !p.First.Values.SequenceEqual(p.Second.Values)).Select(p => p.First.Name);

    // What is wrong; null for nothing.
    private static string? Fault(CompiledNetwork compiled, INetwork<float> net, QuantizedNetwork quantized)
    {
        IReadOnlyList<NamedTensor> weights = quantized.GetWeights();
        foreach ((NamedTensor<float> own, NamedTensor stored) in net.GetWeights().Zip(weights))
            if (
                !own.Values.SequenceEqual(stored.Values)
                && Rounding(own, stored, Columns(compiled, own), quantized.Quantization) is { } wrong
            )
                return wrong;
        INetwork<float> same = compiled.Single(seed: 2),
            nearby = compiled.Single(seed: 2);
        same.SetWeights(weights);
        var random = new System.Random(4);
        nearby.SetWeights([
            .. weights.Select(w => new NamedTensor(
                w.Name,
                w.Shape,
                Array.ConvertAll(w.Values, v => v * (1 + 1e-6f * (2 * random.NextSingle() - 1)))
            )),
        ]);
        float[] x = Samples(net, Most);
        int input = quantized.InputLength,
            output = quantized.OutputLength;
        foreach (int n in new[] { 1, 2, 7, Most })
        {
            float[] expected = new float[n * output],
                actual = new float[n * output],
                moved = new float[n * output];
            same.Predict(x.AsSpan(0, n * input), expected);
            nearby.Predict(x.AsSpan(0, n * input), moved);
            quantized.Predict(x.AsSpan(0, n * input), actual);
            if (Difference($"{n} samples", quantized.Quantization, actual, expected, moved) is { } fault)
                return fault;
            float[] onThreads = new float[n * output];
            quantized.Predict(x.AsSpan(0, n * input), onThreads, maxDegreeOfParallelism: 3);
            if (!onThreads.AsSpan().SequenceEqual(actual))
                return $"{n} samples on three threads have other bits.";
            long before = GC.GetAllocatedBytesForCurrentThread();
            quantized.Predict(x.AsSpan(0, n * input), actual);
            if (GC.GetAllocatedBytesForCurrentThread() != before)
                return "A prediction allocates.";
        }
        if (net.Engine.StepLengths.Input == 0)
            return null;
        int source = net.Engine.SourceLength;
        using SequenceStream<float> stream = source > 0 ? quantized.CreateStream(x.AsSpan(0, source)) : quantized.CreateStream(),
            whole = source > 0 ? same.Engine.CreateStream(x.AsSpan(0, source)) : same.Engine.CreateStream(),
            other = source > 0 ? nearby.Engine.CreateStream(x.AsSpan(0, source)) : nearby.Engine.CreateStream();
        float[] y = new float[stream.OutputLength],
            z = new float[y.Length],
            w = new float[y.Length];
        for (int start = source; start < input; start += stream.InputLength)
        {
            stream.Next(x.AsSpan(start, stream.InputLength), y);
            whole.Next(x.AsSpan(start, stream.InputLength), z);
            other.Next(x.AsSpan(start, stream.InputLength), w);
            if (Difference($"the stream at {start}", quantized.Quantization, y, z, w) is { } fault)
                return fault;
        }
        return null;
    }

    // The upper halves of floats are floats, and what is computed with them has the same bits; multiples of a scale are multiplied by it
    // later.
    private static string? Difference(string what, Quantization kind, float[] actual, float[] expected, float[] moved)
    {
        if (kind == Quantization.BFloat16)
            return actual.AsSpan().SequenceEqual(expected) ? null : $"{what}: {string.Join(' ', actual)}, not {string.Join(' ', expected)}";
        double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - (double)q) * (p - (double)q)).Sum());
        double off = Distance(actual, expected),
            allowed = 2e-5 * Distance(expected, new float[expected.Length]) + 100 * Distance(moved, expected);
        return off <= allowed + 1e-6 || expected.Any(v => !float.IsFinite(v)) ? null : $"{what}: off by {off}, allowed are {allowed}";
    }

    // Each piece of a maxout unit is an output of its product, and so is each value of each head.
    private static int Columns(CompiledNetwork compiled, NamedTensor<float> own)
    {
        string kind = compiled
            .Graph.Owners.Single(layer => own.Name.StartsWith(layer.Weights + ".", StringComparison.Ordinal))
            .Kind.Attribute;
        bool isOfTwo = kind == "Maxout" || (kind == "MultiHeadAttention" && !own.Name.EndsWith(".output_kernel", StringComparison.Ordinal));
        return isOfTwo ? own.Shape[^2] * own.Shape[^1] : own.Shape[^1];
    }

    // Naive: of a number with 8 significant bits no other is nearer, and of multiples of a column's scale none.
    private static string? Rounding(NamedTensor<float> own, NamedTensor stored, int columns, Quantization kind)
    {
        for (int i = 0; i < own.Values.Length; i++)
        {
            double value = own.Values[i],
                off = Math.Abs(stored.Values[i] - value),
                step = kind == Quantization.BFloat16
                    ? Math.Pow(2, Math.Floor(Math.Log2(Math.Abs(value))) - 7)
                    : Enumerable.Range(0, own.Values.Length / columns).Max(row => Math.Abs(own.Values[row * columns + i % columns]))
                        / 127.0;
            if (off > 0.5001 * step || Math.Abs(Math.IEEERemainder(stored.Values[i], step)) > 1e-4 * step)
                return $"{own.Name} has {stored.Values[i]} for {value} at {i}, in steps of {step}.";
        }
        return null;
    }
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers around the layer below them, against the naive interpreter and central differences.</summary>
public class WrapperTests
{
    public static TheoryData<string> Kinds => ["SimpleRNN", "LSTM", "GRU"];

    public static TheoryData<string> Merges => ["Concat", "Sum", "Multiply", "Average"];

    // Of a single step there is one row, as of what no loop keeps.
    [Theory]
    [InlineData("[Input(1, 1, 2, 1)] [TimeDistributed] [Conv2D(1, 1, Strides = 2)]")]
    [InlineData("[Input(1, 5, 4, 2)] [TimeDistributed] [Conv2D(3, 2, Strides = 3, Padding = Padding.Same)] [TimeDistributed] [Flatten]")]
    public void ASingleStep(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BothWays(string kind) => Check.Network($"[Input(4, 3)] [Bidirectional] [{kind}(4)] [Dense(2)]", 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BothWaysOverSequences(string kind) =>
        Check.Network(
            $"[Input(3, 2)] [Bidirectional] [{kind}(3, ReturnSequences = true)] [Bidirectional] [{kind}(3, ReturnSequences = true)] "
                + $"[Dense(2)]",
            3
        );

    [Theory]
    [MemberData(nameof(Merges))]
    public void Merged(string mode)
    {
        Check.Network($"[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.{mode})] [LSTM(4)]", 3);
        Check.Network(
            $"[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.{mode})] [GRU(4, ReturnSequences = true)] [Dense(2, Activation.Softmax)]",
            3
        );
    }

    [Theory]
    [InlineData("[Input(1, 3)] [Bidirectional] [LSTM(4)]")]
    [InlineData("[Input(2, 17)] [Bidirectional] [LSTM(17)]")]
    [InlineData("[Input(2, 3)] [Bidirectional] [GRU(20)] [Dense(2)]")]
    [InlineData("[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.Sum)] [SimpleRNN(20, ReturnSequences = true)] [Dense(2)]")]
    public void Widths(string declaration) => Check.Network(declaration, 2);

    [Theory]
    [InlineData("[Input(3, 2)] [Bidirectional(ActivityL2 = 0.1)] [LSTM(4, L1 = 0.1, RecurrentL2 = 0.2, ActivityL1 = 0.1)]")]
    [InlineData(
        "[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.Multiply)] [GRU(4, Dropout = 0.3, RecurrentDropout = 0.2, ReturnSequences = "
            + "true, UseBias = false)]"
    )]
    [InlineData(
        "[Input(6, 2, Name = \"x\")] [Bidirectional(Name = \"a\")] [LSTM(4, TruncateAfter = 0)] [Bidirectional] [GRU(4, From = \"x\")] "
            + "[Concatenate(\"a\")] [Dense(2)]"
    )]
    public void Options(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 2)] [Masking] [Bidirectional] [LSTM(4)] [Dense(2)]")]
    [InlineData(
        "[Input(5, 2)] [Masking] [Bidirectional] [GRU(4, ReturnSequences = true)] [Bidirectional(MergeMode = MergeMode.Average)] "
            + "[SimpleRNN(3)]"
    )]
    [InlineData("[Input(5, 2)] [Masking] [Bidirectional] [SimpleRNN(4, ReturnSequences = true)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Input(5, 2)] [Masking] [TimeDistributed] [Dense(4, Activation.Tanh)] [LSTM(3)]")]
    [InlineData("[Input(5, 4)] [Masking] [TimeDistributed] [Reshape(2, 2, 1)] [BatchNormalization] [TimeDistributed] [Conv2D(2, 2)]")]
    [InlineData("[Input(5, 6)] [Masking] [TimeDistributed] [Subnetwork(typeof(Inner))] [Dense(2)]")]
    public void Padded(string declaration) => Check.Padded(declaration);

    [Theory]
    [InlineData("[Input(5)] [Embedding(3, 3, MaskZero = true)] [Bidirectional] [LSTM(4, ReturnSequences = true)] [Bidirectional] [GRU(2)]")]
    [InlineData("[Input(3, 4)] [TimeDistributed] [Embedding(5, 3)] [TimeDistributed] [Flatten] [GRU(4)]")]
    [InlineData("[Input(3, 5)] [TimeDistributed] [Subnetwork(typeof(Words))] [Dense(2)]")]
    public void Words(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Dense(5)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Dense(5, Activation.Tanh)] [LSTM(3)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Dense(17, Activation.Softmax)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Dense(1, Activation.Sigmoid)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed(ActivityL1 = 0.1)] [Dense(5, Activation.ReLU, L2 = 0.1, ActivityL2 = 0.2)] [Dense(2)]")]
    [InlineData("[Input(4, 3, 2)] [TimeDistributed] [Dense(5, Activation.ReLU)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(1, 3)] [TimeDistributed] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Activation(Activation.Softmax)] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [Dense(4)] [TimeDistributed] [PReLU] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [Dense(4)] [TimeDistributed] [LayerNormalization] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Maxout(5, 3)] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [Dense(3)] [TimeDistributed] [RBF(5)] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [DropConnect(5, 0.3)] [Dense(2)]")]
    [InlineData("[Input(4, 6)] [TimeDistributed] [Reshape(3, 2)] [TimeDistributed] [Flatten] [GRU(3)]")]
    public void AllStepsAtOnce(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(4, 6)] [TimeDistributed] [Subnetwork(typeof(Inner))]")]
    [InlineData(
        "[Input(4, 6)] [TimeDistributed] [Subnetwork(typeof(Inner))] [TimeDistributed(Name = \"again\")] [Dense(6)] [TimeDistributed] "
            + "[Subnetwork(typeof(Inner))] [LSTM(3)]"
    )]
    [InlineData("[Input(4, 6)] [Subnetwork(typeof(Reader))] [Dense(2)]")]
    [InlineData("[Input(3, 5, 6)] [TimeDistributed] [Subnetwork(typeof(Steps))] [TimeDistributed] [Flatten] [Dense(2)]")]
    public void Networks(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(3, 6, 6, 1)] [TimeDistributed] [Conv2D(3, 3, Activation.ReLU)]")]
    [InlineData(
        "[Input(4, 8, 8, 1)] [TimeDistributed] [Conv2D(3, 3, Activation.ReLU)] [TimeDistributed] [MaxPooling2D(2)] [TimeDistributed] "
            + "[Flatten] [LSTM(5)]"
    )]
    [InlineData(
        "[Input(3, 6, 6, 2)] [TimeDistributed] [Conv2D(3, 3, Activation.Tanh, Padding = Padding.Same)] [TimeDistributed] "
            + "[AveragePooling2D(2)] [TimeDistributed] [Conv2D(4, 2, Padding = Padding.Same)] [TimeDistributed] [GlobalAveragePooling2D] "
            + "[Dense(2)]"
    )]
    [InlineData(
        "[Input(3, 7, 5, 1)] [TimeDistributed] [Conv2D(3, 3, Activation.Sigmoid, Strides = 2, Padding = Padding.Same)] [TimeDistributed] "
            + "[Conv2D(2, 2, Activation.Swish)] [TimeDistributed] [GlobalMaxPooling2D]"
    )]
    [InlineData(
        "[Input(2, 5, 5, 2)] [TimeDistributed] [Conv2D(4, 3, Activation.Softmax)] [TimeDistributed] [MaxPooling2D(2, Strides = 1)]"
    )]
    [InlineData(
        "[Input(2, 5, 5, 2)] [TimeDistributed] [Conv2D(4, 2, Activation.LeakyReLU, UseBias = false, Groups = 2)] [TimeDistributed] "
            + "[MaxPooling2D(2, Padding = Padding.Same)]"
    )]
    [InlineData(
        "[Input(2, 3, 3, 2)] [TimeDistributed] [Conv2DTranspose(3, 2, Activation.Tanh, Strides = 2)] [TimeDistributed] "
            + "[DepthwiseConv2D(2)] [TimeDistributed] [UpSampling2D(2)] [TimeDistributed] [ZeroPadding2D(1)] [TimeDistributed] "
            + "[SeparableConv2D(3, 2)]"
    )]
    [InlineData(
        "[Input(3, 6, 2)] [TimeDistributed] [Conv1D(3, 3, Activation.ReLU)] [TimeDistributed] [MaxPooling1D(2)] [TimeDistributed] "
            + "[Flatten] [GRU(3)]"
    )]
    [InlineData("[Input(1, 6, 6, 1)] [TimeDistributed] [Conv2D(3, 3, Activation.ReLU, ActivityL2 = 0.1, L2 = 0.1)]")]
    [InlineData(
        "[Input(3, 2)] [Dense(36)] [TimeDistributed] [Reshape(6, 6, 1)] [TimeDistributed] [Conv2D(17, 3, Activation.ReLU)] "
            + "[TimeDistributed] [MaxPooling2D(2)]"
    )]
    [InlineData("[Input(3, 6, 6, 1)] [TimeDistributed] [Subnetwork(typeof(Frame))] [LSTM(4)]")]
    [InlineData("[Input(3, 6, 6, 1)] [TimeDistributed] [Subnetwork(typeof(Frame))] [TimeDistributed] [Subnetwork(typeof(Inner))]")]
    public void Images(string declaration) => Check.Network(declaration, 3);

    // The output of a layer that goes backwards begins with the last step.
    [Theory]
    [InlineData("SimpleRNN", false)]
    [InlineData("LSTM", true)]
    [InlineData("GRU", true)]
    public void DirectionsAreLayersOfTheirOwn(string kind, bool isSequence)
    {
        string returns = $"ReturnSequences = {(isSequence ? "true" : "false")}";
        int steps = isSequence ? 5 : 1;
        double[] x = Values(2 * 5 * 3, 1),
            both = new double[2 * steps * 8],
            forward = new double[2 * steps * 4],
            backward = new double[2 * steps * 4];
        x.AsSpan(9, 6).Clear();
        double[] parameters = Predict($"[Input(5, 3)] [Masking] [Bidirectional] [{kind}(4, {returns})]", x, both, null);
        Predict($"[Input(5, 3)] [Masking] [{kind}(4, {returns})]", x, forward, parameters[..(parameters.Length / 2)]);
        Predict($"[Input(5, 3)] [Masking] [{kind}(4, {returns}, GoBackwards = true)]", x, backward, parameters[(parameters.Length / 2)..]);
        for (int i = 0; i < both.Length; i++)
            Assert.Equal(
                i % 8 < 4 ? forward[i / 8 * 4 + i % 8] : backward[(i / 8 / steps * steps + steps - 1 - i / 8 % steps) * 4 + i % 8 - 4],
                both[i],
                1e-12
            );
    }

    [Theory]
    [InlineData("6", "[Dense(5, Activation.Tanh)]")]
    [InlineData("6", "[LayerNormalization]")]
    [InlineData("6", "[Subnetwork(typeof(Inner))]")]
    [InlineData("6, 6, 1", "[Conv2D(3, 3, Activation.ReLU, Padding = Padding.Same)]")]
    [InlineData("6, 6, 2", "[MaxPooling2D(2)]")]
    [InlineData("6, 6, 1", "[Subnetwork(typeof(Frame))]")]
    public void StepsAreSamplesOfTheirOwn(string shape, string layer)
    {
        int length = shape
            .Split(", ")
            .Aggregate(1, (product, d) => product * int.Parse(d, System.Globalization.CultureInfo.InvariantCulture));
        double[] x = Values(6 * length, 1),
            all = new double[6 * CompiledNetwork.Of($"[Input({shape})] {layer}").Graph.OutputShape.Length],
            each = new double[all.Length];
        double[] parameters = Predict($"[Input(3, {shape})] [TimeDistributed] {layer}", x, all, null);
        Predict($"[Input({shape})] {layer}", x, each, parameters);
        Assert.True(Check.RelativeError(all, each) < 1e-13);
    }

    // Step after step what Predict gives for the whole sequence.
    [Theory]
    [InlineData(
        "[Input(4, 3)] [TimeDistributed] [Dense(5, Activation.Tanh)] [LSTM(4, ReturnSequences = true)] [TimeDistributed] [Dense(3, "
            + "Activation.Softmax)]"
    )]
    [InlineData(
        "[Input(4, 6, 6, 1)] [TimeDistributed] [Conv2D(3, 3, Activation.ReLU, Padding = Padding.Same)] [TimeDistributed] "
            + "[MaxPooling2D(2)] [TimeDistributed] [Flatten] [GRU(5, ReturnSequences = true)]"
    )]
    [InlineData(
        "[Input(4, 6, 6, 1)] [TimeDistributed] [Subnetwork(typeof(Frame))] [LSTM(4, ReturnSequences = true)] [TimeDistributed] "
            + "[Reshape(2, 2, 1)] [TimeDistributed] [Conv2D(2, 2, Activation.Sigmoid)]"
    )]
    public void Streams(string declaration)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        using var stream = (SequenceStream<float>)network.GetType().GetMethod("CreateStream")!.Invoke(network, [])!;
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, network.Engine.Info.InputLength).Select(_ => random.NextSingle() - 0.5f)],
            expected = new float[network.Engine.Info.OutputLength],
            y = new float[stream.OutputLength];
        network.Predict(x, expected);
        Assert.Equal(4 * stream.InputLength, x.Length);
        for (int t = 0; t < 4; t++)
        {
            stream.Next(x.AsSpan(t * stream.InputLength, stream.InputLength), y);
            Assert.All(expected.Skip(t * y.Length).Zip(y), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }
    }

    [Fact]
    public void NoStreamKnowsTheEndOfItsSequence() =>
        Assert.Null(
            CompiledNetwork
                .Of("[Input(4, 3)] [Bidirectional] [LSTM(4, ReturnSequences = true)] [LSTM(2)]")
                .Single()
                .GetType()
                .GetMethod("CreateStream")
        );

    [Fact]
    public void Weights()
    {
        CompiledNetwork compiled = CompiledNetwork.Of(
            "[Input(5, 4, 6)] [TimeDistributed(Name = \"d\")] [Dense(6)] [TimeDistributed] [Flatten] [TimeDistributed] [Dense(6)] "
                + "[TimeDistributed] [Subnetwork(typeof(Inner))] [Bidirectional] [GRU(2)]"
        );
        Assert.Equal(
            [
                "d.kernel [6, 6]",
                "d.bias [6]",
                "time_distributed_1.kernel [24, 6]",
                "time_distributed_1.bias [6]",
                "time_distributed_2.dense.kernel [6, 5]",
                "time_distributed_2.dense.bias [5]",
                "time_distributed_2.dense_1.kernel [5, 3]",
                "time_distributed_2.dense_1.bias [3]",
                "bidirectional.forward_kernel [3, 6]",
                "bidirectional.forward_recurrent_kernel [2, 6]",
                "bidirectional.forward_bias [2, 6]",
                "bidirectional.backward_kernel [3, 6]",
                "bidirectional.backward_recurrent_kernel [2, 6]",
                "bidirectional.backward_bias [2, 6]",
            ],
            compiled.Single().GetWeights().Select(w => $"{w.Name} [{string.Join(", ", w.Shape)}]")
        );
        Assert.Matches(
            @"\ntime_distributed_2 \(TimeDistributed\) +\(None, 5, 3\) +53\nbidirectional \(Bidirectional\) +\(None, 4\) +84\n",
            compiled.Constant<string>("Summary")
        );
    }

    // Each property shares the parameters of the network inside.
    [Fact]
    public void Parts()
    {
        INetwork<float> network = CompiledNetwork
            .Of(
                "[Input(2, 6)] [TimeDistributed] [Subnetwork(typeof(Inner))] [Flatten] [TimeDistributed(Name = \"other\")] "
                    + "[Subnetwork(typeof(Inner), From = \"input\")] [Flatten] [Add(\"flatten\")] [Subnetwork(typeof(Inner))]"
            )
            .Single();
        foreach ((string property, string owner) in new[] { ("Inner", "time_distributed"), ("Other", "other"), ("Inner1", "inner_1") })
        {
            var part = (INetwork<float>)network.GetType().GetProperty(property)!.GetValue(network)!;
            part.SetParameters([.. Enumerable.Range(0, 53).Select(i => (float)i)]);
            Assert.Equal(
                Enumerable.Range(0, 53).Select(i => (float)i),
                network.GetWeights().Where(w => w.Name.StartsWith(owner + ".", StringComparison.Ordinal)).SelectMany(w => w.Values)
            );
        }
    }

    [Theory]
    [InlineData(
        "[Input(3, 8, 8, 1)] [TimeDistributed] [Conv2D(4, 3, Activation.ReLU)] [TimeDistributed] [MaxPooling2D(2)] [TimeDistributed] "
            + "[Flatten] [Bidirectional] [LSTM(5)]",
        100
    )]
    [InlineData("[Input(4, 3)] [TimeDistributed] [Dense(20, Activation.ReLU)] [Bidirectional] [GRU(5)]", 300)]
    public void LargeBatch(string declaration, int n) => Check.LargeBatch(declaration, n);

    // With some parameters, or random ones, which it gives back.
    private static double[] Predict(string declaration, double[] x, double[] y, double[]? parameters)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        parameters ??= Values(CompilerServices.Layout.Count(network.Engine.Info), 2);
        network.SetParameters(parameters);
        network.Predict(x, y);
        return parameters;
    }

    private static double[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers around the layer below them, against the naive interpreter and central differences.</summary>
public class WrapperTests
{
    public static TheoryData<string> Kinds => ["SimpleRNN", "LSTM", "GRU"];

    public static TheoryData<string> Merges => ["Concat", "Sum", "Multiply", "Average"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BothWays(string kind) => Check.Network($"[Input(4, 3)] [Bidirectional] [{kind}(4)] [Dense(2)]", 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BothWaysOverSequences(string kind) => Check.Network($"[Input(3, 2)] [Bidirectional] [{kind}(3, ReturnSequences = true)] [Bidirectional] [{kind}(3, ReturnSequences = true)] [Dense(2)]", 3);

    [Theory]
    [MemberData(nameof(Merges))]
    public void Merged(string mode)
    {
        Check.Network($"[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.{mode})] [LSTM(4)]", 3);
        Check.Network($"[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.{mode})] [GRU(4, ReturnSequences = true)] [Dense(2, Activation.Softmax)]", 3);
    }

    [Theory]
    [InlineData("[Input(1, 3)] [Bidirectional] [LSTM(4)]")]
    [InlineData("[Input(2, 17)] [Bidirectional] [LSTM(17)]")]
    [InlineData("[Input(2, 3)] [Bidirectional] [GRU(20)] [Dense(2)]")]
    [InlineData("[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.Sum)] [SimpleRNN(20, ReturnSequences = true)] [Dense(2)]")]
    public void Widths(string declaration) => Check.Network(declaration, 2);

    [Theory]
    [InlineData("[Input(3, 2)] [Bidirectional(ActivityL2 = 0.1)] [LSTM(4, L1 = 0.1, RecurrentL2 = 0.2, ActivityL1 = 0.1)]")]
    [InlineData("[Input(3, 2)] [Bidirectional(MergeMode = MergeMode.Multiply)] [GRU(4, Dropout = 0.3, RecurrentDropout = 0.2, ReturnSequences = true, UseBias = false)]")]
    [InlineData("[Input(6, 2, Name = \"x\")] [Bidirectional(Name = \"a\")] [LSTM(4, TruncateAfter = 0)] [Bidirectional] [GRU(4, From = \"x\")] [Concatenate(\"a\")] [Dense(2)]")]
    public void Options(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 2)] [Masking] [Bidirectional] [LSTM(4)] [Dense(2)]")]
    [InlineData("[Input(5, 2)] [Masking] [Bidirectional] [GRU(4, ReturnSequences = true)] [Bidirectional(MergeMode = MergeMode.Average)] [SimpleRNN(3)]")]
    [InlineData("[Input(5, 2)] [Masking] [Bidirectional] [SimpleRNN(4, ReturnSequences = true)] [Dense(2, Activation.Softmax)]")]
    public void Padded(string declaration) => Check.Padded(declaration);

    [Theory]
    [InlineData("[Input(5)] [Embedding(3, 3, MaskZero = true)] [Bidirectional] [LSTM(4, ReturnSequences = true)] [Bidirectional] [GRU(2)]")]
    public void Words(string declaration) => Check.Network(declaration, 3);

    // The output of a layer that goes backwards begins with the last step.
    [Theory]
    [InlineData("SimpleRNN", false)]
    [InlineData("LSTM", true)]
    [InlineData("GRU", true)]
    public void DirectionsAreLayersOfTheirOwn(string kind, bool isSequence)
    {
        string returns = $"ReturnSequences = {(isSequence ? "true" : "false")}";
        int steps = isSequence ? 5 : 1;
        double[] x = Values(2 * 5 * 3, 1), both = new double[2 * steps * 8], forward = new double[2 * steps * 4], backward = new double[2 * steps * 4];
        x.AsSpan(9, 6).Clear();
        double[] parameters = Predict($"[Input(5, 3)] [Masking] [Bidirectional] [{kind}(4, {returns})]", x, both, null);
        Predict($"[Input(5, 3)] [Masking] [{kind}(4, {returns})]", x, forward, parameters[..(parameters.Length / 2)]);
        Predict($"[Input(5, 3)] [Masking] [{kind}(4, {returns}, GoBackwards = true)]", x, backward, parameters[(parameters.Length / 2)..]);
        for (int i = 0; i < both.Length; i++)
            Assert.Equal(i % 8 < 4 ? forward[i / 8 * 4 + i % 8] : backward[(i / 8 / steps * steps + steps - 1 - i / 8 % steps) * 4 + i % 8 - 4], both[i], 1e-12);
    }

    [Fact]
    public void NoStreamKnowsTheEndOfItsSequence() =>
        Assert.Null(CompiledNetwork.Of("[Input(4, 3)] [Bidirectional] [LSTM(4, ReturnSequences = true)] [LSTM(2)]").Single().GetType().GetMethod("CreateStream"));

    // With some parameters, or random ones, which it gives back.
    private static double[] Predict(string declaration, double[] x, double[] y, double[]? parameters)
    {
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        parameters ??= Values(Kernels.Layout.Count(network.Engine.Info), 2);
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

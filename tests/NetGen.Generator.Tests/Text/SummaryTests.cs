namespace NetGen.Generator.Tests;

/// <summary>The table of layers, exactly, for networks whose counts are known from elsewhere.</summary>
public class SummaryTests
{
    [Fact]
    public void OneHiddenLayer() =>
        AssertSummary(
            "[Input(784)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)]",
            """
            Model: "Net"
            ===========================================
            Layer (type)         Output Shape   Param #
            ===========================================
            input (InputLayer)   (None, 784)          0
            dense (Dense)        (None, 64)      50,240
            dense_1 (Dense)      (None, 10)         650
            ===========================================
            Total params: 50,890 (198.79 KB)
            Trainable params: 50,890 (198.79 KB)
            Non-trainable params: 0 (0 B)
            """
        );

    [Fact]
    public void TwoHiddenLayers() =>
        AssertSummary(
            "[Input(784)] [Dense(64, Activation.ReLU)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)]",
            "Total params: 55,050 (215.04 KB)"
        );

    [Fact]
    public void ConnectionsAreShownWhereTheyAreNoChain() =>
        AssertSummary(
            "[Input(64, Name = \"x\")] [Dense(64, Name = \"h\")] [Add(\"x\")] [Dense(2)]",
            "add (Add)        (None, 64)           0   h, x"
        );

    /// <summary>As in Keras what is frozen is not trainable, and nor are states.</summary>
    [Fact]
    public void FrozenLayersAreNotTrainable() =>
        AssertSummary(
            "[Input(3)] [Dense(4, Trainable = false)] [BatchNormalization] [Dense(2)]",
            """
            Total params: 42 (168 B)
            Trainable params: 18 (72 B)
            Non-trainable params: 24 (96 B)
            """
        );

    private static void AssertSummary(string layers, string expected)
    {
        GeneratorRun run = GeneratorRun.Of($"using NetGen; [Network] {layers} partial class Net;").IsClean();
        string source = string.Join(
            "\n",
            run.Source.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line)
        );
        Assert.True(source.Contains(expected, StringComparison.Ordinal), source[..Math.Min(source.Length, 4000)]);
    }
}

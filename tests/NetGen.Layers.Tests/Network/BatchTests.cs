using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>What a sample's prediction is does not depend on the samples beside it.</summary>
public class BatchTests
{
    private const int Most = 130;

    private static readonly int[] s_sizes = [3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 66, 127, 128, 129];

    public static TheoryData<string> Networks() =>
        [
            "[Input(20)] [Dense(33, Activation.ReLU)] [Dense(10, Activation.Softmax)]",
            "[Input(7)] [Dense(5, Activation.Tanh)] [Dense(3, Activation.Softmax)]",
            "[Input(7)] [Dense(5, Activation.Tanh)] [Dense(20, Activation.Softmax)]",
            "[Input(7)] [Dense(300, Activation.GELU)] [LayerNormalization] [Dense(1, Activation.Sigmoid)]",
            "[Input(9, 9, 1)] [Conv2D(5, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(10, Activation.Softmax)]",
            "[Input(8, 8, 3)] [Conv2D(16, 3, Activation.ReLU)] [BatchNormalization] [DepthwiseConv2D(3)] [GlobalAveragePooling2D]",
            "[Input(9, 9, 2)] [Conv2D(16, 3, Activation.ReLU)] [Conv2D(20, 3, Padding = Padding.Same)] [GlobalAveragePooling2D]",
            "[Input(6, 3)] [LSTM(20)] [Dense(4, Activation.Softmax)]",
            "[Input(6, 3)] [Bidirectional] [GRU(5, ReturnSequences = true)] [TimeDistributed] [Dense(3, Activation.Softmax)]",
            "[Input(5, 4)] [Conv1D(6, 2)] [SimpleRNN(7)] [Dense(2, Activation.Softmax)]",
            "[Input(12)] [Dense(6)] [RBF(5)] [Dense(3)]",
            "[Input(4)] [Dense(6, Activation.Softmax)] [Dense(3)]",
            // With vectors of 256 bits and more, sums in blocks from 13 samples on.
            "[Input(4200)] [Dense(64, Activation.Tanh)] [Dense(3, Activation.Softmax)]",
            "[Input(30, 30, 1)] [Conv2D(28, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(64, Activation.Tanh)]",
            "[Input(6)] [Dense(5, Activation.Softmax, Name = \"a\")] [Dense(20, Activation.Softmax, Name = \"b\")] [Output(\"a\", \"b\")]",
        ];

    [Theory, MemberData(nameof(Networks))]
    public void FromTwoSamplesOnAllBatchesGiveTheSameBits(string declaration)
    {
        CompiledNetwork compiled = CompiledNetwork.Of(declaration);
        Compare(compiled.Single(), x => (float)x, [2, .. s_sizes]);
        Compare(compiled.Double(), x => x, [2, .. s_sizes]);
    }

    [Theory, MemberData(nameof(Networks))]
    public void FromOneSampleOnWhereTheNetworkSaysSo(string declaration)
    {
        CompiledNetwork compiled = CompiledNetwork.All([declaration], options: "BatchInvariant = true")[0].Network!;
        Compare(compiled.Single(), x => (float)x, [1, .. s_sizes]);
        Compare(compiled.Double(), x => x, [1, .. s_sizes]);
    }

    private static void Compare<T>(INetwork<T> net, Func<double, T> convert, int[] sizes)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int input = net.Engine.Info.InputLength,
            output = net.Engine.Info.OutputLength;
        T[] x = Array.ConvertAll(Check.Values(new System.Random(1), Most * input, 1), value => convert(value)),
            expected = new T[Most * output];
        net.Predict(x, expected);
        foreach (int n in sizes)
        {
            var actual = new T[n * output];
            net.Predict(x.AsSpan(0, n * input), actual);
            for (int i = 0; i < actual.Length; i++)
                Assert.True(
                    actual[i].Equals(expected[i]),
                    $"Of a batch of {n}, sample {i / output} is {actual[i]}, and of one of {Most} {expected[i]}."
                );
        }
    }
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Curvature;

/// <summary>The products of second derivatives that the compiler writes, layer by layer, against differences in double.</summary>
public class CurvatureTests
{
    private static readonly string[] s_more =
    [
        "[Input(4)] [Dense(5, Activation.Tanh, L1 = 0.02, L2 = 0.1, ActivityL1 = 0.3, ActivityL2 = 0.2)] [Dense(3, Activation.Softmax)]",
        "[Input(6)] [Dense(5, Activation.Tanh)] [Dropout(0.4)] [Dense(4)] [Reparameterize(KLWeight = 0.3)] [Dense(2)]",
        "[Input(8, 8, 1)] [Conv2D(4, 3, Activation.Tanh)] [MaxPooling2D(2)] [BatchNormalization] [Flatten] [Dense(3)]",
        "[Input(6, 3)] [LSTM(4, ReturnSequences = true)] [LSTM(3)] [Dense(2)]",
        "[Input(6, 3)] [SimpleRNN(4, ReturnSequences = true)] [TimeDistributed] [Dense(2, ActivityL2 = 0.1)]",
        "[Input(5, 3)] [Masking] [Bidirectional] [LSTM(3, ReturnSequences = true, RecurrentL2 = 0.1)] [Dense(2)]",
        "[Input(5, 3)] [GRU(4, Dropout = 0.2, RecurrentDropout = 0.2, GoBackwards = true, ReturnSequences = true)] [Dense(2)]",
        "[Input(6, 3, Name = \"x\")] [Input(6, 2, Name = \"children\")] [TreeLSTM(3, \"children\", From = \"x\")] [Dense(2)]",
        "[Input(6, 3, Name = \"x\")] [Input(6, 2, Name = \"children\")] [RecursiveCell(3, \"children\", From = \"x\", ReturnSequences = "
            + "true)] [Dense(2)]",
        "[Input(6, 3, Name = \"x\")] [Input(6, 2, Name = \"children\")] [Masking(From = \"x\")] [TreeLSTM(3, \"children\")] [Dense(2)]",
        "[Input(3, 6, 6, 1)] [TimeDistributed] [Subnetwork(typeof(Frame))] [LSTM(3)]",
    ];

    [Fact]
    public void EveryLayer()
    {
        string[] declarations =
        [
            .. NaNTests.Layers.Select((object[] row) => ((string)row[0]).Replace("[VirtualBatchNormalization]", "[Dense(3)]")),
            .. Enum.GetNames<Activation>()
                .Chunk(4)
                .Select(some => $"[Input(3)] {string.Concat(some.Select(f => $"[Dense(5, Activation.{f})] "))}[Dense(2)]"),
            .. s_more,
        ];
        var faults = new List<string>();
        foreach (
            (string declaration, (CompiledNetwork? network, string errors)) in declarations.Zip(
                CompiledNetwork.All(declarations, 0, curvature: true)
            )
        )
            try
            {
                CurvatureCheck.Network(network ?? throw new InvalidOperationException(errors));
            }
            catch (Exception e)
            {
                faults.Add($"{declaration}\n    {e.Message.Split('\n')[0]}\n");
            }
        Assert.True(faults.Count == 0, $"{faults.Count} of {declarations.Length}:\n{string.Join('\n', faults)}");
    }
}

using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers over trees against the naive interpreter and central differences, and what bad trees get.</summary>
public class TreeLayerTests
{
    private const string Inputs = "[Input(6, 3, Name = \"nodes\")] [Input(6, 2, Name = \"children\")] ";

    [Theory]
    [InlineData("[RecursiveCell(4, \"children\", From = \"nodes\")]")]
    [InlineData("[RecursiveCell(17, \"children\", Activation.Softsign, From = \"nodes\", UseBias = false)] [Dense(2)]")]
    [InlineData("[RecursiveCell(4, \"children\", From = \"nodes\", ReturnSequences = true, RecurrentL2 = 0.1)] [Dense(2)]")]
    [InlineData("[TreeLSTM(4, \"children\", From = \"nodes\")]")]
    [InlineData("[TreeLSTM(17, \"children\", From = \"nodes\", UseBias = false)] [Dense(2)]")]
    [InlineData("[TreeLSTM(5, \"children\", From = \"nodes\", ReturnSequences = true)] [TreeLSTM(4, \"children\")] [Dense(2)]")]
    [InlineData("[TreeLSTM(5, \"children\", From = \"nodes\", ReturnSequences = true)] [LSTM(4)] [Dense(2)]")]
    [InlineData("[Dense(5, Activation.Tanh, From = \"nodes\")] [TreeLSTM(16, \"children\")]")]
    [InlineData("[Masking(MaskValue = 7, From = \"nodes\")] [TreeLSTM(4, \"children\")]")]
    public void Layers(string layers) => Check.Network(Inputs + layers, 4);

    [Theory]
    [InlineData(
        "[Input(6, Name = \"words\")] [Input(6, 3, Name = \"children\")] [Embedding(4, 3, From = \"words\", MaskZero = true)] "
            + "[TreeLSTM(4, \"children\")] [Dense(2)]"
    )]
    [InlineData("[Input(1, 3, Name = \"nodes\")] [Input(1, 1, Name = \"children\")] [TreeLSTM(4, \"children\", From = \"nodes\")]")]
    public void Sizes(string declaration) => Check.Network(declaration, 4);

    [Theory]
    [InlineData(
        new float[] { -1, -1, -1, -1, 0, 2 },
        "Node 2 of the tree in sample 1 has 2 as child 1, which is the node itself: a cycle (input 'children'); layer 'tree_lstm' takes "
            + "children before their parents."
    )]
    [InlineData(
        new float[] { 2, -1, -1, -1, 0, 1 },
        "Node 0 of the tree in sample 1 has 2 as child 0, which stands behind it: a cycle, or an order with the parent first (input "
            + "'children'); layer 'tree_lstm' takes children before their parents."
    )]
    [InlineData(
        new float[] { -1, -1, -1, -1, 0, 3 },
        "Node 2 of the tree in sample 1 has 3 as child 1 (input 'children'); layer 'tree_lstm' takes the number of a node, 0 to 2, or -1 "
            + "for none."
    )]
    [InlineData(
        new float[] { -1, -1, -1, -1, 0, 0.5f },
        "Node 2 of the tree in sample 1 has 0.5 as child 1 (input 'children'); layer 'tree_lstm' takes the number of a node, 0 to 2, or "
            + "-1 for none."
    )]
    [InlineData(
        new float[] { -1, -1, -1, -1, 0, float.NaN },
        "Node 2 of the tree in sample 1 has NaN as child 1 (input 'children'); layer 'tree_lstm' takes the number of a node, 0 to 2, or "
            + "-1 for none."
    )]
    [InlineData(
        new float[] { -1, -1, -1, -1, -1, 0 },
        "Node 2 of the tree in sample 1 has child 1, but lacks child 0 (input 'children'); layer 'tree_lstm' takes missing children "
            + "behind those that are there."
    )]
    [InlineData(
        new float[] { -1, -1, 0, -1, 1, 0 },
        "Node 2 of the tree in sample 1 has 0 as child 1, which is a child of another node already (input 'children'); layer 'tree_lstm' "
            + "takes a tree, in which every node has one parent."
    )]
    public void BadTrees(float[] children, string message) => Refused("TreeLSTM", children, message);

    [Fact]
    public void MissingChild() =>
        Refused(
            "RecursiveCell",
            [-1, -1, -1, -1, 1, -1],
            "Node 2 of the tree in sample 1 lacks child 1, but has child 0 (input 'children'); layer 'recursive_cell' takes all 2 "
                + "children of a node, or none."
        );

    private static void Refused(string kind, float[] children, string message)
    {
        INetwork<float> net = CompiledNetwork
            .Of(
                $"[Input(3, 1, Name = \"nodes\")] [Input(3, 2, Name = \"children\")] [{kind}(4, \"children\", From = \"nodes\")] [Dense(1)]"
            )
            .Single();
        float[] good = [1, 2, 3, -1, -1, -1, -1, 0, 1],
            inputs = [.. good, 1, 2, 3, .. children],
            output = [5, 5],
            gradient = new float[net.GetWeights().Sum(w => w.Values.Length)];
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => net.Predict(inputs, output)).Message);
        Assert.Equal([5, 5], output);
        Assert.Equal(
            message,
            Assert.Throws<ArgumentException>(() => net.LossAndGradient(inputs, [1, 1], Loss.MeanSquaredError, gradient)).Message
        );
        net.Predict(good, output.AsSpan(0, 1));
    }
}

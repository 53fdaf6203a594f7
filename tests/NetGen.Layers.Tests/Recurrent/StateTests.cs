using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Recurrent;

/// <summary>What recurrent layers begin with, and what they leave.</summary>
public class StateTests
{
    private const string Two = "[Input(4, 3, Name = \"a\")] [Input(5, 2, Name = \"b\")] ";

    [Theory]
    [InlineData(Two + "[LSTM(5, From = \"a\", Name = \"e\")] [LSTM(5, From = \"b\", InitialState = new[] { \"e\" })] [Dense(2)]")]
    [InlineData(
        Two
            + "[GRU(17, From = \"a\", Name = \"e\", ReturnSequences = true)] [GRU(17, From = \"b\", InitialState = new[] { \"e\" }, "
            + "ReturnSequences = true)]"
    )]
    [InlineData(
        Two
            + "[SimpleRNN(4, From = \"a\", Name = \"e\")] [SimpleRNN(4, From = \"b\", InitialState = new[] { \"e\" }, ReturnSequences = "
            + "true)] [Dense(2)]"
    )]
    [InlineData(
        Two
            + "[LSTM(3, From = \"a\", Name = \"e\", GoBackwards = true)] [LSTM(3, From = \"b\", InitialState = new[] { \"e\" }, "
            + "GoBackwards = true, ReturnSequences = true)]"
    )]
    [InlineData(
        Two
            + "[Masking(From = \"a\")] [LSTM(3, Name = \"e\")] [Masking(From = \"b\")] [LSTM(3, InitialState = new[] { \"e\" }, "
            + "ReturnSequences = true)] [Dense(2)]"
    )]
    [InlineData(
        Two
            + "[Bidirectional(From = \"a\")] [GRU(3)] [Dense(4, Activation.Tanh, Name = \"h\")] [GRU(4, From = \"b\", InitialState = "
            + "new[] { \"h\" }, TruncateAfter = 2)] [Dense(1)]"
    )]
    [InlineData(
        "[Input(4, 3, Name = \"x\")] [Input(5, Name = \"h\")] [Input(5, Name = \"c\")] [LSTM(5, From = \"x\", InitialState = new[] { "
            + "\"h\", \"c\" }, Dropout = 0.3, RecurrentDropout = 0.2)]"
    )]
    [InlineData(
        "[Input(4, 3)] [LSTM(5, ReturnSequences = true, Name = \"e\")] [FinalState(1, Name = \"c\")] [FinalState(From = \"e\")] "
            + "[Multiply(\"c\")] [Dense(2)]"
    )]
    [InlineData(
        "[Input(4, 3)] [Masking] [GRU(5, ReturnSequences = true, Name = \"e\")] [FinalState(Name = \"h\")] [GlobalMaxPooling1D(From = "
            + "\"e\")] [Concatenate(\"h\")]"
    )]
    [InlineData("[Input(4, 3)] [MultiHeadAttention(2, 3, Dropout = 0.2)] [AttentionScores] [Flatten] [Dense(2)]")]
    [InlineData(
        Two
            + "[Dense(3, From = \"b\", Name = \"d\")] [MultiHeadAttention(2, 3, \"d\", From = \"a\", Name = \"m\")] "
            + "[AttentionScores(Name = \"s\")] [Output(\"m\", \"s\")]"
    )]
    public void IsRight(string declaration) =>
        // A gradient that is cut is that of no function, so there only the values can be compared.
        Check.LargeBatch(declaration, 5);

    [Theory]
    [InlineData(Two + "[LSTM(5, From = \"a\", Name = \"e\")] [LSTM(5, From = \"b\", InitialState = new[] { \"e\" })] [Dense(2)]")]
    [InlineData(
        Two
            + "[SimpleRNN(4, From = \"a\", Name = \"e\")] [SimpleRNN(4, From = \"b\", InitialState = new[] { \"e\" }, ReturnSequences = "
            + "true)] [Dense(2)]"
    )]
    [InlineData(
        "[Input(4, 3)] [LSTM(5, ReturnSequences = true, Name = \"e\")] [FinalState(1, Name = \"c\")] [FinalState(From = \"e\")] "
            + "[Multiply(\"c\")] [Dense(2)]"
    )]
    [InlineData("[Input(4, 3)] [MultiHeadAttention(2, 3)] [AttentionScores] [Flatten] [Dense(2)]")]
    public void DifferencesAgree(string declaration) => Check.Network(declaration);

    /// <summary>Two layers in a row over two halves of a sequence are one over the whole.</summary>
    [Theory]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    [InlineData("SimpleRNN")]
    public void HalvesMakeAWhole(string kind)
    {
        INetwork<double> halves = CompiledNetwork
                .Of(
                    $"[Input(4, 3, Name = \"a\")] [Input(3, 3, Name = \"b\")] [{kind}(5, From = \"a\", Name = \"e\")] [{kind}(5, From = "
                        + "\"b\", Share = \"e\", InitialState = new[] { \"e\" })]"
                )
                .Double(seed: 1),
            whole = CompiledNetwork.Of($"[Input(7, 3)] [{kind}(5)]").Double(seed: 1);
        double[] parameters = new double[whole.Layers.Sum(l => l.ParameterCount)],
            inputs = [.. Enumerable.Range(0, 21).Select(i => Math.Sin(i))],
            expected = new double[5],
            actual = new double[5];
        halves.CopyParametersTo(parameters);
        whole.SetParameters(parameters);
        whole.Predict(inputs, expected);
        halves.Predict(inputs, actual);
        for (int i = 0; i < 5; i++)
            Assert.Equal(expected[i], actual[i], 1e-12);
    }

    /// <summary>Each row of scores is a distribution, and what is not seen has none of it.</summary>
    [Fact]
    public void ScoresAddUp()
    {
        INetwork<double> net = CompiledNetwork
            .Of("[Input(4, 3)] [MultiHeadAttention(2, 3, UseCausalMask = true)] [AttentionScores]")
            .Double(1);
        double[] scores = new double[32];
        net.Predict([.. Enumerable.Range(0, 12).Select(i => Math.Cos(i))], scores);
        for (int row = 0; row < 8; row++)
        {
            Assert.Equal(1, scores[(4 * row)..(4 * row + 4)].Sum(), 1e-12);
            Assert.All(scores[(4 * row + row % 4 + 1)..(4 * row + 4)], score => Assert.Equal(0, score));
        }
    }
}

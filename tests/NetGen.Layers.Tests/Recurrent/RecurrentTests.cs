using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Recurrent layers against the naive interpreter, which goes step by step, and central differences.</summary>
public class RecurrentTests
{
    public static TheoryData<string> Kinds => ["SimpleRNN", "LSTM", "GRU"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OneStep(string kind) => Check.Network($"[Input(1, 3)] [{kind}(4)]", 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TwoSteps(string kind) => Check.Network($"[Input(2, 3)] [{kind}(4)] [Dense(2)]", 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SevenSteps(string kind) => Check.Network($"[Input(7, 3)] [{kind}(4)] [Dense(2)]", 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FiftySteps(string kind) => Check.Network($"[Input(50, 2)] [{kind}(3)] [Dense(2)]", 2);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WholeSequence(string kind) => Check.Network($"[Input(3, 4)] [{kind}(5, ReturnSequences = true)] [Dense(3)]", 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stacked(string kind) =>
        Check.Network($"[Input(3, 2)] [{kind}(5, ReturnSequences = true)] [{kind}(3, ReturnSequences = true)]", 3);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Backwards(string kind) =>
        Check.Network($"[Input(3, 2)] [{kind}(4, GoBackwards = true, ReturnSequences = true)] [{kind}(3, GoBackwards = true)]", 3);

    [Theory]
    [InlineData("[Input(2, 3)] [LSTM(16)]")]
    [InlineData("[Input(2, 17)] [LSTM(17)] [Dense(2)]")]
    [InlineData("[Input(2, 3)] [GRU(20)] [Dense(2)]")]
    [InlineData("[Input(2, 3)] [SimpleRNN(33)] [Dense(2)]")]
    public void Widths(string declaration) => Check.Network(declaration, 2);

    [Theory]
    [InlineData("[Input(3, 2)] [GRU(4, ResetAfter = false)] [Dense(2)]")]
    [InlineData("[Input(3, 2)] [GRU(4, ResetAfter = false, ReturnSequences = true, UseBias = false)]")]
    [InlineData("[Input(3, 2)] [LSTM(4, UseBias = false)]")]
    [InlineData("[Input(3, 2)] [GRU(4, UseBias = false)]")]
    [InlineData("[Input(3, 2)] [SimpleRNN(4, UseBias = false, Activation = Activation.ReLU)]")]
    [InlineData("[Input(3, 2)] [SimpleRNN(4, Activation.Linear)]")]
    [InlineData("[Input(3, 2)] [LSTM(4, Activation.Softsign, RecurrentActivation = Activation.HardSigmoid)]")]
    [InlineData("[Input(3, 2)] [LSTM(4, Dropout = 0.3, RecurrentDropout = 0.2)] [Dense(2)]")]
    [InlineData("[Input(3, 2)] [GRU(4, Dropout = 0.3, RecurrentDropout = 0.2, ReturnSequences = true)]")]
    [InlineData("[Input(3, 2)] [LSTM(4, L1 = 0.1, RecurrentL2 = 0.2, BiasL1 = 0.1, ActivityL2 = 0.1)]")]
    public void Options(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(3, 2)] [Dense(5, Activation.Tanh)] [LSTM(4, ReturnSequences = true)] [Flatten] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Input(6, 2)] [Conv1D(4, 3, Activation.ReLU)] [GRU(4)] [Dense(2)]")]
    [InlineData("[Input(3, 4, Name = \"x\")] [LSTM(4, ReturnSequences = true)] [Add(\"x\")] [LayerNormalization] [LSTM(3)] [Dense(2)]")]
    [InlineData("[Input(6)] [Reshape(3, 2)] [SimpleRNN(4, ReturnSequences = true)] [BatchNormalization] [SimpleRNN(3)]")]
    [InlineData(
        "[Input(3, 2, Name = \"x\")] [LSTM(4, Name = \"a\")] [LSTM(4, From = \"x\", GoBackwards = true)] [Concatenate(\"a\")] [Dense(2)]"
    )]
    public void Between(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(5, 2)] [Masking] [SimpleRNN(4)]")]
    [InlineData("[Input(5, 2)] [Masking] [LSTM(4)] [Dense(2)]")]
    [InlineData("[Input(5, 2)] [Masking] [GRU(4, ReturnSequences = true)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Input(5, 2)] [Masking] [LSTM(4, ReturnSequences = true)] [Dropout(0.2)] [GRU(3, GoBackwards = true)]")]
    [InlineData("[Input(5, 2)] [Masking] [LSTM(4, GoBackwards = true, ReturnSequences = true)] [SimpleRNN(3)]")]
    public void Masked(string declaration) => Check.Padded(declaration);

    [Theory]
    [InlineData("[Input(5)] [Embedding(4, 3)] [LSTM(4)]")]
    [InlineData("[Input(5)] [Embedding(3, 3, MaskZero = true)] [GRU(4, ReturnSequences = true)] [LSTM(2)]")]
    public void Words(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(3, 2)] [LSTM(4)] [Dense(2)]", 1_001)]
    [InlineData("[Input(9, 2)] [GRU(20, ReturnSequences = true)] [Dense(2)]", 64)]
    public void LargeBatch(string declaration, int n) => Check.LargeBatch(declaration, n);
}

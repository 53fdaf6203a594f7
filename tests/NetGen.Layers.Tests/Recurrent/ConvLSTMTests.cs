using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>LSTMs over images against the naive interpreter and central differences.</summary>
public class ConvLSTMTests
{
    [Theory]
    [InlineData("[Input(1, 3, 4, 2)] [ConvLSTM2D(3, 2)]")]
    [InlineData("[Input(3, 4, 3, 2)] [ConvLSTM2D(3, 3)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(3, 3, 3, 1)] [ConvLSTM2D(2, 3, Padding = Padding.Same, ReturnSequences = true)]")]
    [InlineData("[Input(4, 3, 2, 2)] [ConvLSTM2D(17, 2, Padding = Padding.Same)] [GlobalAveragePooling2D]")]
    [InlineData("[Input(2, 2, 3, 17)] [ConvLSTM2D(16, 1, 2, ReturnSequences = true)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(3, 1, 1, 2)] [ConvLSTM2D(4, 1, Activation.ReLU, RecurrentActivation = Activation.HardSigmoid)]")]
    [InlineData("[Input(5, 2, 2, 1)] [ConvLSTM2D(kernelSize: 2, filters: 1, UseBias = false, UnitForgetBias = false)]")]
    [InlineData("[Input(2, 3, 3, 2)] [ConvLSTM2D(2, 2, L2 = 0.1, RecurrentL2 = 0.1, BiasL2 = 0.1, ActivityL2 = 0.1)]")]
    public void Sequences(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(3, 5, 6, 2)] [ConvLSTM2D(3, 3, 2, Strides = 2)]")]
    [InlineData(
        "[Input(2, 5, 4, 1)] [ConvLSTM2D(3, 3, StrideHeight = 3, StrideWidth = 1, Padding = Padding.Same, ReturnSequences = true)]"
    )]
    [InlineData("[Input(2, 4, 5, 1)] [TimeDistributed] [Conv2D(2, 2)] [ConvLSTM2D(3, 2, DilationRate = 2)]")]
    [InlineData("[Input(2, 4, 5, 2)] [ConvLSTM2D(2, 2, DilationHeight = 1, DilationWidth = 3, Padding = Padding.Same)] [Flatten]")]
    public void StridesAndDilation(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(3, 3, 4, 2)] [ConvLSTM2D(3, 2, ReturnSequences = true)] [ConvLSTM2D(2, 2, Padding = Padding.Same)]")]
    [InlineData("[Input(3, 3, 3, 1)] [ConvLSTM2D(16, 2, ReturnSequences = true)] [BatchNormalization] [ConvLSTM2D(1, 2)] [Flatten]")]
    [InlineData(
        "[Input(3, 2, 3, 2)] [ConvLSTM2D(3, 2, GoBackwards = true, ReturnSequences = true)] [ConvLSTM2D(2, 1, GoBackwards = true)]"
    )]
    [InlineData("[Input(3, 2, 3, 2)] [Bidirectional] [ConvLSTM2D(3, 2, ReturnSequences = true)] [Conv3D(2, 2, 1, 2)]")]
    [InlineData("[Input(3, 2, 2, 2)] [Bidirectional(MergeMode = MergeMode.Sum)] [ConvLSTM2D(2, 2, Padding = Padding.Same)] [Flatten]")]
    [InlineData(
        "[Input(3, 4, 4, 1)] [ConvLSTM2D(3, 3, ReturnSequences = true)] [TimeDistributed] [MaxPooling2D(2)] [Reshape(3, 3)] [GRU(2)]"
    )]
    [InlineData("[Input(12)] [Dense(24)] [Reshape(3, 2, 2, 2)] [ConvLSTM2D(2, 2, Padding = Padding.Same)] [GlobalMaxPooling2D]")]
    [InlineData("[Input(6, 2, 2, 1)] [ConvLSTM2D(2, 1, TruncateAfter = 6)] [Flatten] [Dense(2)]")]
    public void Stacks(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(4, 4)] [Masking] [TimeDistributed] [Reshape(2, 2, 1)] [ConvLSTM2D(3, 2, Padding = Padding.Same)] [Flatten]")]
    [InlineData(
        "[Input(4, 4)] [Masking] [TimeDistributed] [Reshape(2, 2, 1)] [ConvLSTM2D(3, 1, ReturnSequences = true, GoBackwards = true)] "
            + "[ConvLSTM2D(2, 2)]"
    )]
    public void Masked(string declaration) => Check.Network(declaration, 5);

    [Theory]
    [InlineData("[Input(3, 3, 2, 1)] [ConvLSTM2D(2, 2, ReturnSequences = true)] [FinalState(1)] [Flatten] [Dense(2)]")]
    [InlineData(
        "[Input(3, 3, 2, 1, Name = \"x\")] [ConvLSTM2D(2, 2, Name = \"e\")] [ConvLSTM2D(2, 2, ReturnSequences = true, From = \"x\", "
            + "InitialState = new[] { \"e\" })]"
    )]
    [InlineData(
        "[Input(2, 2, 2, 1, Name = \"x\")] [Input(2, 2, 3, Name = \"h\")] [Input(2, 2, 3, Name = \"c\")] [ConvLSTM2D(3, 2, From = \"x\", "
            + "Padding = Padding.Same, InitialState = new[] { \"h\", \"c\" })] [Flatten]"
    )]
    public void States(string declaration) => Check.Network(declaration, 3);

    [Theory]
    [InlineData("[Input(3, 5, 4, 2)] [ConvLSTM2D(9, 3, Padding = Padding.Same, ReturnSequences = true)] [ConvLSTM2D(17, 2)] [Flatten]", 33)]
    [InlineData("[Input(3, 8, 8, 1)] [ConvLSTM2D(16, 3)] [Flatten] [Dense(3)]", 7)]
    public void LargeBatch(string declaration, int n) => Check.LargeBatch(declaration, n);

    /// <summary>Keras' shapes and fans.</summary>
    [Fact]
    public void Kernels()
    {
        var weights = CompiledNetwork.Of("[Input(3, 5, 4, 2)] [ConvLSTM2D(6, 3, 2)]").Graph.Parameters;
        Assert.Equal(
            [
                ("conv_lstm2d.kernel", "[3, 2, 2, 24]", 12, 144, "GlorotUniform"),
                ("conv_lstm2d.recurrent_kernel", "[3, 2, 6, 24]", 36, 144, "Orthogonal"),
                ("conv_lstm2d.bias", "[24]", 24, 24, "Zeros"),
            ],
            weights.Select(w => (w.Name, w.Seen.ToString(), w.FanIn, w.FanOut, w.Initializer))
        );
    }
}

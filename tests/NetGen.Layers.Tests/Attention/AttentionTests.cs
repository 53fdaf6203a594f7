using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Attention against the naive interpreter and central differences.</summary>
public class AttentionTests
{
    public static TheoryData<string> Networks =>
        [
            "[Input(5, 6)] [MultiHeadAttention(2, 3)] [Flatten] [Dense(2)]",
            "[Input(1, 3)] [MultiHeadAttention(1, 1)] [Flatten] [Dense(2)]",
            "[Input(4, 17)] [MultiHeadAttention(3, 16, UseCausalMask = true)] [Flatten] [Dense(2)]",
            "[Input(7, 4)] [MultiHeadAttention(2, 3, ValueDim = 5, OutputDim = 9, UseBias = false)] [Flatten] [Dense(2)]",
            "[Input(6, 4, Name = \"memory\")] [Input(3, 5)] [MultiHeadAttention(2, 3, \"memory\", Dropout = 0.5)] [Flatten] [Dense(2)]",
            "[Input(6, 4, Name = \"values\")] [Input(6, 3, Name = \"keys\")] [Input(3, 5)] "
                + "[MultiHeadAttention(2, 3, \"values\", \"keys\", UseCausalMask = true)] [Flatten] [Dense(2)]",
            "[Input(9, Name = \"words\")] [Embedding(7, 6, MaskZero = true, Name = \"e\")] [MultiHeadAttention(2, 3)] [Add(\"e\")] "
                + "[LayerNormalization] [GlobalAveragePooling1D] [Dense(2)]",
            "[Input(5, 8, Name = \"x\")] [MultiHeadAttention(2, 4, UseCausalMask = true)] [Add(\"x\")] [LayerNormalization(Name = \"a\")] "
                + "[Dense(12, Activation.ReLU)] [Dense(8)] [Add(\"a\")] [LayerNormalization] [LSTM(4)] [Dense(2)]",
            "[Input(5)] [Embedding(7, 6, MaskZero = true)] [PositionalEmbedding] [Subnetwork(typeof(EncoderBlock), Name = \"first\")] "
                + "[Subnetwork(typeof(EncoderBlock), Name = \"second\")] [GlobalAveragePooling1D] [Dense(2, Activation.Softmax)]",
            "[Input(4, 6, Name = \"memory\")] [Input(3, 6, Name = \"x\")] [MultiHeadAttention(2, 3, UseCausalMask = true)] [Add(\"x\")] "
                + "[LayerNormalization(Name = \"heard\")] [MultiHeadAttention(2, 3, \"memory\")] [Add(\"heard\")] "
                + "[LayerNormalization(Name = \"asked\")] [Dense(9, Activation.GELU)] [Dense(6)] [Add(\"asked\")] [LayerNormalization]",
            "[Input(5, 6)] [MultiHeadAttention(2, 4, Rotary = true)] [Flatten] [Dense(2)]",
            "[Input(5, 3, Name = \"m\")] [Input(4, 16)] [MultiHeadAttention(1, 16, \"m\", Rotary = true)] [Flatten] [Dense(2)]",
            "[Input(5, 6)] [PositionalEmbedding(L2 = 0.1)] [MultiHeadAttention(2, 3)] [Flatten] [Dense(2)]",
            "[Input(5, 7)] [PositionalEmbedding(PositionalEncoding.Sinusoidal)] [Dense(3, Activation.Tanh)] [Flatten] [Dense(2)]",
            "[Input(5, 16)] [Dense(16)] [PositionalEmbedding(PositionalEncoding.Sinusoidal)] [GRU(3)] [Dense(2)]",
        ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void OneSample(string declaration) => Check.Network(declaration, 1);

    [Theory]
    [MemberData(nameof(Networks))]
    public void SevenSamples(string declaration) => Check.Network(declaration, 7);
}

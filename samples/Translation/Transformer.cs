using NetGen;

namespace Translation;

/// <summary>The same by attention alone, as in Vaswani et al., "Attention is all you need", 2017: a block that reads the words, and one
/// that looks at what is written so far, then at the words.</summary>
[Network(LayerOutputs = true)]
[Input(Letters.Read, Name = "words")]
[Input(Letters.Written, Name = "so_far")]
[Embedding(40, Width, MaskZero = true, From = "words")]
[PositionalEmbedding(Name = "x")]
[MultiHeadAttention(4, Width / 4)]
[Add("x")]
[LayerNormalization(Name = "read")]
[Dense(2 * Width, Activation.ReLU)]
[Dense(Width)]
[Add("read")]
[LayerNormalization(Name = "encoder")]
[Embedding(13, Width, From = "so_far")]
[PositionalEmbedding(Name = "y")]
[MultiHeadAttention(4, Width / 4, UseCausalMask = true)]
[Add("y")]
[LayerNormalization(Name = "written")]
[MultiHeadAttention(4, Width / 4, "encoder", Name = "found")]
[AttentionScores(Name = "looks")]
[Add("written", From = "found")]
[LayerNormalization(Name = "both")]
[Dense(2 * Width, Activation.ReLU)]
[Dense(Width)]
[Add("both")]
[LayerNormalization]
[Dense(13, Activation.Softmax)]
public sealed partial class Transformer
{
    /// <summary>Values that the network has of a letter.</summary>
    public const int Width = 64;
}

using NetGen;

namespace Translation;

/// <summary>Reads a date letter by letter, and says the next letter of its translation, given those before. The decoder begins with what
/// the encoder remembers at the end, and looks back at every step of it.</summary>
[Network(LayerOutputs = true)]
[Input(Letters.Read, Name = "words")]
[Input(Letters.Written, Name = "so_far")]
[Embedding(40, 32, MaskZero = true, From = "words")]
[LSTM(96, ReturnSequences = true, Name = "encoder")]
[Embedding(13, 16, From = "so_far")]
[LSTM(96, ReturnSequences = true, InitialState = ["encoder"], Name = "decoder")]
[MultiHeadAttention(1, 64, "encoder", Name = "found")]
[AttentionScores(Name = "looks")]
[Concatenate("decoder", From = "found")]
[Dense(13, Activation.Softmax)]
public sealed partial class Translator;

using NetGen;

namespace CharLstm;

/// <summary>The same task by attention instead of recurrence, with about as many parameters: three blocks of a transformer, each of which
/// adds what its heads find in the characters so far, and then what two dense layers make of it.</summary>
[Network]
[Input(64)]
[Embedding(CharNet.Characters, 64), Dropout(0.1, Name = "x0")]
//
[LayerNormalization]
[MultiHeadAttention(4, 16, UseCausalMask = true, Rotary = true), Dropout(0.1)]
[Add("x0", Name = "a1")]
[LayerNormalization]
[Dense(336, Activation.GELU)]
[Dense(64), Dropout(0.1)]
[Add("a1", Name = "x1")]
//
[LayerNormalization]
[MultiHeadAttention(4, 16, UseCausalMask = true, Rotary = true), Dropout(0.1)]
[Add("x1", Name = "a2")]
[LayerNormalization]
[Dense(336, Activation.GELU)]
[Dense(64), Dropout(0.1)]
[Add("a2", Name = "x2")]
//
[LayerNormalization]
[MultiHeadAttention(4, 16, UseCausalMask = true, Rotary = true), Dropout(0.1)]
[Add("x2", Name = "a3")]
[LayerNormalization]
[Dense(336, Activation.GELU)]
[Dense(64), Dropout(0.1)]
[Add("a3")]
//
[LayerNormalization]
[Dense(CharNet.Characters, Activation.Softmax)]
public sealed partial class CharTransformer;

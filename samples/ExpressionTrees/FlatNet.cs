using NetGen;

namespace ExpressionTrees;

/// <summary>Computes an expression from its text, symbol by symbol, with about as many parameters as <see cref="TreeNet"/>.</summary>
[Network]
[Input(125)]
[Embedding(17, 16, MaskZero = true)]
[LSTM(48)]
[Dense(10, Activation.Softmax)]
public sealed partial class FlatNet;

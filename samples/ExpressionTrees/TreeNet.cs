using NetGen;

namespace ExpressionTrees;

/// <summary>Computes an expression from its tree: one symbol a node, digits in the leaves.</summary>
[Network]
[Input(63, Name = "nodes")]
[Input(63, 2, Name = "children")]
[Embedding(17, 16, From = "nodes", MaskZero = true)]
[TreeLSTM(32, "children")]
[Dense(10, Activation.Softmax)]
public sealed partial class TreeNet;

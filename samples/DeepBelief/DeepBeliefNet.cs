using NetGen;

namespace DeepBelief;

/// <summary>A deep belief network over handwritten digits: three machines that learn without labels what digits are made of, and a layer
/// that names them.</summary>
[Network]
[Input(8, 8, 1)]
[Flatten]
[RBM(100, Name = "strokes")]
[RBM(100, Name = "parts")]
[RBM(100, Name = "shapes")]
[Dense(10, Activation.Softmax)]
public sealed partial class DeepBeliefNet;

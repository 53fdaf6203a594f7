namespace NetGen.Benchmarks;

/// <summary>Small enough that everything around the arithmetic shows.</summary>
[Network]
[Input(10)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Tiny;

/// <summary>The lecture notes' network for Fashion-MNIST.</summary>
[Network]
[Input(784)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Mlp;

/// <summary>The lecture notes' network for exclusive or.</summary>
[Network]
[Input(2)]
[Dense(5, Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Xor;

/// <summary>A regression of the size that SimpleChains.jl is measured with.</summary>
[Network]
[Input(4)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(4)]
internal sealed partial class TanhNet;

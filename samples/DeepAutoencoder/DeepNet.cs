using NetGen;

namespace DeepAutoencoder;

/// <summary>Squeezes an image of 64 pixels through 6 numbers, in eight layers: deep enough that the gradient alone shows a poor
/// way.</summary>
[Network(Curvature = true)]
[Input(64)]
[Dense(64, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(6)]
[Dense(16, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(64, Activation.Tanh)]
[Dense(64, Activation.Sigmoid)]
public sealed partial class DeepNet;

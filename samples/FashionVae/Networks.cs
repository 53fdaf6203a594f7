using NetGen;

namespace FashionVae;

/// <summary>Where an image lies in the latent plane: two means, and the logarithms of two variances.</summary>
[Network]
[Input(28, 28, 1)]
[Flatten]
[Dense(256, Activation.ReLU)]
[Dense(128, Activation.ReLU)]
[Dense(2 + 2)]
public sealed partial class Encoder;

/// <summary>The image at a point of the plane.</summary>
[Network]
[Input(2)]
[Dense(128, Activation.ReLU)]
[Dense(256, Activation.ReLU)]
[Dense(28 * 28, Activation.Sigmoid)]
public sealed partial class Decoder;

/// <summary>A variational autoencoder: an image, to a point near where it lies, to an image again. Its loss times -784 is the evidence
/// bound.</summary>
[Network]
[Input(28, 28, 1)]
[Subnetwork(typeof(Encoder))]
[Reparameterize(KLWeight = 1.0 / (28 * 28))]
[Subnetwork(typeof(Decoder))]
public sealed partial class Vae;

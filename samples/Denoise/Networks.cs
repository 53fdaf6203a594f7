using NetGen;

namespace Denoise;

/// <summary>What an image shows, whatever three pixels in ten of it are in training. These are more values than the image has: what keeps
/// the network from copying it is the corruption, not a bottleneck.</summary>
[Network]
[Input(28, 28, 1)]
[Corruption(0.3, SaltAndPepper = true)]
[Conv2D(16, 5, Activation.ReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)]
public sealed partial class Encoder;

/// <summary>The image again, without the noise.</summary>
[Network]
[Input(14, 14, 16)]
[Conv2DTranspose(16, 3, Activation.ReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(1, 3, Activation.Sigmoid, Padding = Padding.Same)]
public sealed partial class Decoder;

/// <summary>A denoising autoencoder.</summary>
[Network]
[Input(28, 28, 1)]
[Subnetwork(typeof(Encoder))]
[Subnetwork(typeof(Decoder))]
public sealed partial class Denoiser;

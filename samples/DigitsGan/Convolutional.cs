using NetGen;

namespace DigitsGan;

/// <summary>Makes a digit of 32 numbers: transposed convolutions from 2 x 2 pixels of 64 channels to 8 x 8 of one (Radford, Metz and
/// Chintala, 2016).</summary>
[Network]
[Input(32)]
[Dense(256, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Reshape(2, 2, 64)]
[Conv2DTranspose(32, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Conv2DTranspose(1, 4, Activation.Tanh, Strides = 2, Padding = Padding.Same)]
public sealed partial class Generator;

/// <summary>Says whether a digit is real.</summary>
[Network]
[Input(8, 8, 1)]
[Conv2D(32, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(64, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(Activation.LeakyReLU)]
[Flatten]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Discriminator;

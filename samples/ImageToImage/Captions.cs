using NetGen;

namespace ImageToImage;

/// <summary>Makes an image of noise and a caption of two words.</summary>
[Network]
[Input(32, Name = "noise")]
[Input(2, Name = "caption")]
[Embedding(Clothes.Words, 16)]
[Flatten]
[Concatenate("noise")]
[Dense(7 * 7 * 48, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Reshape(7, 7, 48)]
[Conv2DTranspose(24, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Conv2DTranspose(16, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Conv2D(3, 3, Activation.Tanh, Padding = Padding.Same)]
public sealed partial class CaptionGenerator;

/// <summary>Says whether an image is real, and what its caption says.</summary>
[Network]
[Input(28, 28, 3, Name = "image")]
[Input(2, Name = "caption")]
[Embedding(Clothes.Words, 16)]
[Flatten]
[Dense(7 * 7 * 8, Activation.LeakyReLU)]
[Reshape(7, 7, 8, Name = "read")]
[Conv2D(24, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same, From = "image")]
[Conv2D(48, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same)]
[Concatenate("read")]
[Conv2D(48, 3, Activation.LeakyReLU, Padding = Padding.Same)]
[Dropout(0.3)]
[Flatten]
[Dense(1, Activation.Sigmoid)]
public sealed partial class CaptionDiscriminator;

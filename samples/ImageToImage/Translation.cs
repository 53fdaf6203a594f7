using NetGen;

namespace ImageToImage;

/// <summary>A U-Net: an image becomes small and deep, then large again, and what was seen on the way down is joined to what is made on the
/// way up, so that every line stays where it is (Ronneberger et al., 2015; Isola et al., 2017).</summary>
[Network]
[Input(28, 28, 1, Name = "condition")]
[Conv2D(16, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same, Name = "half")]
[Conv2D(32, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.LeakyReLU, Name = "quarter")]
[Conv2D(64, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.LeakyReLU)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(7 * 7 * 16, Activation.ReLU)]
[Reshape(7, 7, 16)]
[Concatenate("quarter")]
[Conv2D(48, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Dropout(0.2)]
[Conv2DTranspose(32, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Concatenate("half")]
[Conv2DTranspose(16, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Concatenate("condition")]
public sealed partial class UNet;

/// <summary>Makes a grey image.</summary>
[Network]
[Input(28, 28, 1)]
[Subnetwork(typeof(UNet))]
[Conv2D(1, 3, Activation.Tanh, Padding = Padding.Same)]
public sealed partial class GreyGenerator;

/// <summary>Makes a coloured image.</summary>
[Network]
[Input(28, 28, 1)]
[Subnetwork(typeof(UNet))]
[Conv2D(3, 3, Activation.Tanh, Padding = Padding.Same)]
public sealed partial class ColourGenerator;

/// <summary>Says of each of 7 x 7 patches whether it is real, and belongs to the condition.</summary>
[Network]
[Input(28, 28, 1, Name = "image")]
[Input(28, 28, 1, Name = "condition")]
[Concatenate("image")]
[Conv2D(16, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(32, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(Activation.LeakyReLU)]
[Conv2D(1, 3, Activation.Sigmoid, Padding = Padding.Same)]
public sealed partial class GreyPatches;

/// <summary>The same of coloured images.</summary>
[Network]
[Input(28, 28, 3, Name = "image")]
[Input(28, 28, 1, Name = "condition")]
[Concatenate("image")]
[Conv2D(16, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(32, 4, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(Activation.LeakyReLU)]
[Conv2D(1, 3, Activation.Sigmoid, Padding = Padding.Same)]
public sealed partial class ColourPatches;

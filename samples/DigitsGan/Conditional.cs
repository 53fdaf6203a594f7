using NetGen;

namespace DigitsGan;

/// <summary>Makes the digit asked for.</summary>
[Network]
[Input(16, Name = "noise")]
[Input(10, Name = "digit")]
[Concatenate("noise")]
[Dense(128, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.LeakyReLU)]
[Dense(128, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.LeakyReLU)]
[Dense(64, Activation.Tanh)]
public sealed partial class DigitGenerator;

/// <summary>Says whether an image is real, and of that digit.</summary>
[Network]
[Input(64, Name = "image")]
[Input(10, Name = "digit")]
[Concatenate("image")]
[Dense(128, Activation.LeakyReLU)]
[Dropout(0.3)]
[Dense(128, Activation.LeakyReLU)]
[Dropout(0.3)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class DigitDiscriminator;

namespace NetGen.Samples.Tests;

/// <summary>A classifier of digits.</summary>
[Network]
[Input(64)]
[Dense(64, Activation.ReLU)]
[Dropout(0.3)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitReader;

/// <summary>Makes digits of 16 numbers of noise, and one of ten codes or conditions.</summary>
[Network]
[Input(26)]
[Dense(128)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.LeakyReLU)]
[Dense(128)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.LeakyReLU)]
[Dense(64, Activation.Tanh)]
public sealed partial class DigitMaker;

/// <summary>Knows digits whose class it is told.</summary>
[Network]
[Input(74)]
[Dense(128, Activation.LeakyReLU)]
[Dropout(0.3)]
[Dense(128, Activation.LeakyReLU)]
[Dropout(0.3)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class DigitJudge;

/// <summary>Knows digits, and says which code they were made from.</summary>
[Network]
[Input(64)]
[Dense(128, Activation.LeakyReLU)]
[Dropout(0.3)]
[Dense(128, Activation.LeakyReLU)]
[Dense(11)]
public sealed partial class CodeJudge;

/// <summary>The same with a head for each question.</summary>
[Network]
[Input(64)]
[Dense(128, Activation.LeakyReLU)]
[Dropout(0.3)]
[Dense(128, Activation.LeakyReLU, Name = "seen")]
[Dense(1, Name = "real")]
[Dense(64, Activation.LeakyReLU, From = "seen")]
[Dense(10, Name = "code")]
[Output("real", "code")]
public sealed partial class TwoHeads;

/// <summary>Makes digits by transposed convolutions.</summary>
[Network]
[Input(32)]
[Dense(256)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Reshape(2, 2, 64)]
[Conv2DTranspose(32, 4, Strides = 2, Padding = Padding.Same)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.ReLU)]
[Conv2DTranspose(1, 4, Activation.Tanh, Strides = 2, Padding = Padding.Same)]
public sealed partial class ConvolutionalMaker;

/// <summary>Knows digits by convolutions.</summary>
[Network]
[Input(8, 8, 1)]
[Conv2D(32, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(64, 4, Strides = 2, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.LeakyReLU)]
[Flatten]
[Dense(1, Activation.Sigmoid)]
public sealed partial class ConvolutionalJudge;

/// <summary>The same with a reference batch that stands still.</summary>
[Network]
[Input(8, 8, 1)]
[Conv2D(32, 4, Activation.LeakyReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(64, 4, Strides = 2, Padding = Padding.Same)]
[VirtualBatchNormalization]
[Activation(Activation.LeakyReLU)]
[Flatten]
[Dense(1, Activation.Sigmoid)]
public sealed partial class VirtualJudge;

namespace NetGen.Samples.Tests;

/// <summary>Moves points of the plane.</summary>
[Network]
[Input(2)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(2)]
public sealed partial class PointMover;

/// <summary>Says whether points are of a kind, in a number around 1 or 0.</summary>
[Network]
[Input(2)]
[Dense(32, Activation.LeakyReLU)]
[Dense(32, Activation.LeakyReLU)]
[Dense(1)]
public sealed partial class PointKind;

/// <summary>Knows digits well.</summary>
[Network]
[Input(8, 8, 1)]
[Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Activation.ReLU, Padding = Padding.Same)]
[Flatten]
[Dropout(0.3)]
[Dense(10)]
public sealed partial class DigitTeacher;

/// <summary>A tenth of it.</summary>
[Network]
[Input(64)]
[Dense(16, Activation.ReLU)]
[Dense(10)]
public sealed partial class DigitStudent;

/// <summary>Eight means, and eight log variances.</summary>
[Network]
[Input(64)]
[Dense(64, Activation.ReLU)]
[Dense(16)]
public sealed partial class DigitCoder;

/// <summary>A digit of eight numbers.</summary>
[Network]
[Input(8)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.Sigmoid)]
public sealed partial class DigitPainter;

/// <summary>What a judge sees in a digit.</summary>
[Network]
[Input(64)]
[Dense(48, Activation.LeakyReLU)]
public sealed partial class DigitFeatures;

/// <summary>Whether a digit is real, in a number around 1 or 0.</summary>
[Network]
[Input(64)]
[Subnetwork(typeof(DigitFeatures))]
[Dense(1)]
public sealed partial class DigitCritic;

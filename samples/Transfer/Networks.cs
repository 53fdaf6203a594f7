using NetGen;

namespace Transfer;

/// <summary>What clothes look like: 32 filters over an image, in 5 x 5 places.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
public sealed partial class Base;

/// <summary>Eight kinds of clothes, of which there are many images.</summary>
[Network]
[Input(28, 28, 1)]
[Subnetwork(typeof(Base), Name = "base")]
[Dropout(0.3)]
[Dense(64, Activation.ReLU)]
[Dense(8, Activation.Softmax)]
public sealed partial class EightKinds;

/// <summary>Two more kinds, of which there are few.</summary>
[Network]
[Input(28, 28, 1)]
[Subnetwork(typeof(Base), Name = "base")]
[Dropout(0.3)]
[Dense(64, Activation.ReLU, Name = "hidden")]
[Dense(2, Activation.Softmax, Name = "head")]
public sealed partial class TwoKinds;

using NetGen;

namespace NotesPictures;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.RandomNormal)]
public sealed partial class RandomNormal;

/// <summary>As lectures that take the deviation for a free choice print it.</summary>
[Network]
[Input(256)]
[Dense(256, Activation.Tanh), KernelInitializer.RandomNormal(stddev: 1.0)]
public sealed partial class WideNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.RandomUniform)]
public sealed partial class RandomUniform;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.TruncatedNormal)]
public sealed partial class TruncatedNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.GlorotUniform)]
public sealed partial class GlorotUniform;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.GlorotNormal)]
public sealed partial class GlorotNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.HeUniform)]
public sealed partial class HeUniform;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.HeNormal)]
public sealed partial class HeNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.LecunUniform)]
public sealed partial class LecunUniform;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.LecunNormal)]
public sealed partial class LecunNormal;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.VarianceScaling)]
public sealed partial class VarianceScaling;

[Network]
[Input(256)]
[Dense(256, Activation.Tanh, KernelInitializer = Initializer.Orthogonal)]
public sealed partial class Orthogonal;

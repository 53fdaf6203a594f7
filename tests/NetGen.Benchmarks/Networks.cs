namespace NetGen.Benchmarks;

/// <summary>Small enough that everything around the arithmetic shows.</summary>
[Network]
[Input(10)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Tiny;

/// <summary>Logistic regression, of the digits of 8 by 8 pixels.</summary>
[Network]
[Input(64)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Linear64;

/// <summary>The same of Fashion-MNIST.</summary>
[Network]
[Input(784)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Linear784;

/// <summary>One hidden layer.</summary>
[Network]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Shallow;

/// <summary>The lecture notes' network for Fashion-MNIST.</summary>
[Network]
[Input(784)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Mlp;

/// <summary>The lecture notes' network for exclusive or.</summary>
[Network]
[Input(2)]
[Dense(5, Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Xor;

/// <summary>A regression of the size that SimpleChains.jl is measured with.</summary>
[Network]
[Input(4)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(4)]
internal sealed partial class TanhNet;

/// <summary>The lecture notes' convolutional network for Fashion-MNIST.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(28, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dropout(0.2)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Cnn;

/// <summary>LeNet-5 (LeCun et al., 1998) with ReLU and maxima.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation.ReLU, Padding = Padding.Same)]
[MaxPooling2D(2)]
[Conv2D(16, 5, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class LeNet;

/// <summary>What stands in audio loops: a few units, one value in, one out.</summary>
[Network]
[Input(100, 1)]
[LSTM(20, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class LstmStep20;

/// <summary>The same with whole vectors of units.</summary>
[Network]
[Input(100, 1)]
[LSTM(32, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class LstmStep32;

/// <summary>Two layers, whose weights fill most of the second cache: as neural amplifiers are.</summary>
[Network]
[Input(100, 1)]
[LSTM(128, ReturnSequences = true)]
[LSTM(128, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class LstmStep128;

/// <summary>An image of Fashion-MNIST read line by line.</summary>
[Network]
[Input(28, 28)]
[LSTM(64)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Lstm;

/// <summary>Makes images of noise.</summary>
[Network]
[Input(64)]
[Dense(128, Activation.LeakyReLU)]
[Dense(784, Activation.Tanh)]
internal sealed partial class Generator;

/// <summary>Tells images apart from those that <see cref="Generator"/> makes.</summary>
[Network]
[Input(784)]
[Dense(128, Activation.LeakyReLU)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Discriminator;

/// <summary>One product whose weights are larger than the second cache.</summary>
[Network]
[Input(4732)]
[Dense(128)]
internal sealed partial class Wide;

/// <summary>Rows that lie a power of two apart.</summary>
[Network]
[Input(512)]
[Dense(512, Activation.ReLU)]
[Dense(512, Activation.ReLU)]
[Dense(512)]
internal sealed partial class Large;

/// <summary>The same, beyond the second cache.</summary>
[Network]
[Input(1024)]
[Dense(1024, Activation.ReLU)]
[Dense(1024)]
internal sealed partial class Larger;

/// <summary>Weights of a megabyte in each of 28 steps.</summary>
[Network]
[Input(28, 28)]
[LSTM(256)]
[Dense(10, Activation.Softmax)]
internal sealed partial class LargeLstm;

/// <summary>Convolutions of many channels, as VGG has them (Simonyan and Zisserman, 2014), on images of CIFAR's size.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Activation.ReLU)]
[Conv2D(32, 3, Activation.ReLU, Strides = 2)]
[Conv2D(32, 3, Activation.ReLU)]
[Conv2D(64, 3, Activation.ReLU, Strides = 2)]
[Conv2D(64, 3, Activation.ReLU)]
[GlobalAveragePooling2D]
[Dense(10, Activation.Softmax)]
internal sealed partial class SmallVgg;

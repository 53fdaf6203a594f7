namespace NetGen.Benchmarks;

/// <summary><see cref="Mlp"/> in 16 bits.</summary>
[Network(Quantization = Quantization.BFloat16)]
[Input(784)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class MlpBFloat16;

/// <summary><see cref="Mlp"/> in 8 bits.</summary>
[Network(Quantization = Quantization.Int8)]
[Input(784)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class MlpInt8;

/// <summary><see cref="Cnn"/> in 16 bits.</summary>
[Network(Quantization = Quantization.BFloat16)]
[Input(28, 28, 1)]
[Conv2D(28, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class CnnBFloat16;

/// <summary><see cref="Cnn"/> in 8 bits.</summary>
[Network(Quantization = Quantization.Int8)]
[Input(28, 28, 1)]
[Conv2D(28, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class CnnInt8;

/// <summary><see cref="Lstm"/> in 16 bits.</summary>
[Network(Quantization = Quantization.BFloat16)]
[Input(28, 28)]
[LSTM(64)]
[Dense(10, Activation.Softmax)]
internal sealed partial class LstmBFloat16;

/// <summary><see cref="Lstm"/> in 8 bits.</summary>
[Network(Quantization = Quantization.Int8)]
[Input(28, 28)]
[LSTM(64)]
[Dense(10, Activation.Softmax)]
internal sealed partial class LstmInt8;

/// <summary><see cref="LstmStep128"/> in 16 bits.</summary>
[Network(Quantization = Quantization.BFloat16)]
[Input(100, 1)]
[LSTM(128, ReturnSequences = true)]
[LSTM(128, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class LstmStep128BFloat16;

/// <summary><see cref="LstmStep128"/> in 8 bits.</summary>
[Network(Quantization = Quantization.Int8)]
[Input(100, 1)]
[LSTM(128, ReturnSequences = true)]
[LSTM(128, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class LstmStep128Int8;

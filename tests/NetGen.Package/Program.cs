using System.Runtime.Intrinsics;
using NetGen;

// Trains networks of several kinds for a few steps, saves and loads them, and writes the bits of what they predict.
Console.WriteLine($"vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} bits");
Show(new Plain(seed: 1), new Plain(seed: 2), [16]);
Show(new Image(seed: 1), new Image(seed: 2), [8, 8, 1]);
Show(new Sequence(seed: 1), new Sequence(seed: 2), [6, 4]);

static void Show(INetwork<float> net, INetwork<float> other, int[] shape)
{
    const int Samples = 32;
    int inputs = shape.Aggregate(1, (a, b) => a * b);
    var random = new Random(1);
    float[] x = [.. Enumerable.Range(0, Samples * inputs).Select(_ => random.NextSingle())];
    float[] labels = [.. Enumerable.Range(0, Samples).Select(_ => (float)random.Next(3))];
    var data = new Dataset(x, labels, shape, [1]);
    History history = net.Fit(
        data,
        new FitOptions
        {
            Epochs = 3,
            BatchSize = 8,
            Loss = Loss.SparseCategoricalCrossentropy,
            Metrics = [Metric.SparseCategoricalAccuracy],
            Optimizer = new Adam(),
        }
    );
    using var file = new MemoryStream();
    net.Save(file);
    file.Position = 0;
    other.Load(file);
    var outputs = new float[Samples * 3];
    other.Predict(x, outputs);
    uint bits = outputs.Aggregate(17u, (hash, y) => unchecked(hash * 31 + BitConverter.SingleToUInt32Bits(y)));
    Console.WriteLine($"{net.GetType().Name}: loss {history.Epochs[^1]["loss"]:r}, outputs {bits:x8}");
}

[Network]
[Input(16)]
[Dense(20, Activation.ReLU)]
[BatchNormalization]
[Dropout(0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Plain;

[Network]
[Input(8, 8, 1)]
[Conv2D(16, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(3, Activation.Softmax)]
internal sealed partial class Image;

[Network]
[Input(6, 4)]
[Bidirectional]
[LSTM(8)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Sequence;

using static NetGen.Benchmarks.Cost;

namespace NetGen.Benchmarks;

/// <summary>Every row of the table, in its order.</summary>
internal static class Rows
{
    private static readonly double s_cnn = Convolution(26, 26, 9, 28) + Dense(4732, 128, 10),
        s_cnnBytes = Weights(4732, 128, 10);

    private static readonly double s_lstm = Recurrent(28, 28, 4 * 64, 64) + Dense(64, 10);

    private static readonly double s_leNet = Convolution(28, 28, 25, 6) + Convolution(10, 10, 150, 16) + Dense(400, 120, 84, 10);

    private static readonly double s_largeLstm = Recurrent(28, 28, 4 * 256, 256) + Dense(256, 10);

    private static readonly double s_vgg =
        Convolution(30, 30, 27, 16)
        + Convolution(14, 14, 144, 32)
        + Convolution(12, 12, 288, 32)
        + Convolution(5, 5, 288, 64)
        + Convolution(3, 3, 576, 64)
        + Dense(64, 10);

    /// <summary>A new row is one line here: name, flop and bytes of one call, and a function that prepares the work and returns the call to
    /// time.</summary>
    public static readonly Row[] All =
    [
        new("Dense 10-20-20-10, batch 1", Dense(10, 20, 20, 10), Weights(10, 20, 20, 10), () => Work.Predict(new Tiny(1), 1))
        {
            Case = "tiny 1",
            Latency = true,
        },
        new("Dense 64-10, batch 1", Dense(64, 10), Weights(64, 10), () => Work.Predict(new Linear64(1), 1))
        {
            Case = "linear64 1",
            Latency = true,
        },
        new("Dense 784-10, batch 1", Dense(784, 10), Weights(784, 10), () => Work.Predict(new Linear784(1), 1))
        {
            Case = "linear784 1",
            Latency = true,
        },
        new("Dense 784-128-10, batch 1", Dense(784, 128, 10), Weights(784, 128, 10), () => Work.Predict(new Shallow(1), 1))
        {
            Case = "shallow 1",
            Latency = true,
        },
        new("Dense 784-64-64-10, batch 1", Dense(784, 64, 64, 10), Weights(784, 64, 64, 10), () => Work.Predict(new Mlp(1), 1))
        {
            Case = "mlp 1",
            Latency = true,
        },
        new("Dense 10-20-20-10, batch 64", 64 * Dense(10, 20, 20, 10), 0, () => Work.Predict(new Tiny(1), 64)) { Case = "tiny 64" },
        new("Dense 784-64-64-10, batch 64", 64 * Dense(784, 64, 64, 10), 0, () => Work.Predict(new Mlp(1), 64)) { Case = "mlp 64" },
        new("CNN 28x28, Conv2D 28 3x3, Dense 128, batch 1", s_cnn, s_cnnBytes, () => Work.Predict(new Cnn(1), 1))
        {
            Case = "cnn 1",
            Latency = true,
        },
        new("CNN 28x28, Conv2D 28 3x3, Dense 128, batch 64", 64 * s_cnn, 0, () => Work.Predict(new Cnn(1), 64)) { Case = "cnn 64" },
        new("LeNet-5, batch 1", s_leNet, 0, () => Work.Predict(new LeNet(1), 1)) { Case = "lenet 1", Latency = true },
        new("LeNet-5, batch 64", 64 * s_leNet, 0, () => Work.Predict(new LeNet(1), 64)) { Case = "lenet 64" },
        new(
            "LSTM step, 1 feature, 20 units, Dense 1",
            Recurrent(1, 1, 4 * 20, 20) + Dense(20, 1),
            0,
            () => Work.Next(new LstmStep20(1).CreateStream())
        )
        {
            Case = "lstm_step20 1",
            Latency = true,
        },
        new(
            "LSTM step, 1 feature, 32 units, Dense 1",
            Recurrent(1, 1, 4 * 32, 32) + Dense(32, 1),
            0,
            () => Work.Next(new LstmStep32(1).CreateStream())
        )
        {
            Case = "lstm_step32 1",
            Latency = true,
        },
        new(
            "LSTM step, 1 feature, two layers of 128 units, Dense 1",
            Recurrent(1, 1, 4 * 128, 128) + Recurrent(1, 128, 4 * 128, 128) + Dense(128, 1),
            4.0 * 4 * 128 * (1 + 3 * 128),
            () => Work.Next(new LstmStep128(1).CreateStream())
        )
        {
            Case = "lstm_step128 1",
            Latency = true,
        },
        new("LSTM 28x28, 64 units, batch 1", s_lstm, 28 * 4.0 * 64 * 4 * 64, () => Work.Predict(new Lstm(1), 1))
        {
            Case = "lstm_seq 1",
            Latency = true,
        },
        new("LSTM 28x28, 64 units, batch 64", 64 * s_lstm, 0, () => Work.Predict(new Lstm(1), 64)) { Case = "lstm_seq 64" },
        new(
            "Epoch of 784-64-64-10, SGD, batch 64",
            60_000 * Training(784, 64, 64, 10),
            0,
            () => Work.FashionEpoch(new Mlp(1), new SGD(learningRate: 0.1f), 64)
        )
        {
            Case = "train mlp sgd 64",
        },
        new(
            "Epoch of 784-64-64-10, SGD, batch 128",
            60_000 * Training(784, 64, 64, 10),
            0,
            () => Work.FashionEpoch(new Mlp(1), new SGD(learningRate: 0.1f), 128)
        )
        {
            Case = "train mlp sgd 128",
        },
        new(
            "Epoch of 784-64-64-10, Adam, batch 64",
            60_000 * Training(784, 64, 64, 10),
            0,
            () => Work.FashionEpoch(new Mlp(1), new Adam(), 64)
        )
        {
            Case = "train mlp adam 64",
        },
        new(
            "Epoch of 784-64-64-10, Adam, batch 128",
            60_000 * Training(784, 64, 64, 10),
            0,
            () => Work.FashionEpoch(new Mlp(1), new Adam(), 128)
        )
        {
            Case = "train mlp adam 128",
        },
        new(
            "Epoch of the CNN with Dropout 0.2, Adam, batch 64",
            60_000 * (2 * Convolution(26, 26, 9, 28) + 3 * Dense(4732, 128, 10)),
            0,
            () => Work.FashionEpoch(new Cnn(1), new Adam(), 64)
        )
        {
            Case = "train cnn adam 64",
        },
        new(
            "Epoch of the LSTM, Adam, batch 64",
            60_000 * (3 * s_lstm - 28 * Dense(28, 4 * 64)),
            0,
            () => Work.FashionEpoch(new Lstm(1), new Adam(), 64)
        )
        {
            Case = "train lstm adam 64",
        },
        new("XOR 2-5-1, 10,000 full-batch steps", 10_000 * 4 * Training(2, 5, 1), 0, Work.XorSteps) { Case = "xor" },
        new("Dense 4-32-16-4 tanh, 10,000 rows, Adam, one full-batch epoch", 10_000 * Training(4, 32, 16, 4), 0, Work.TanhStep)
        {
            Case = "tanh",
        },
        new("Dense 4732-128, batch 64", 64 * Dense(4732, 128), 0, () => Work.Predict(new Wide(1), 64)) { Case = "wide 64" },
        new("Dense 512-512-512-512, batch 64", 64 * Dense(512, 512, 512, 512), 0, () => Work.Predict(new Large(1), 64))
        {
            Case = "large 64",
        },
        new("Dense 1024-1024-1024, batch 64", 64 * Dense(1024, 1024, 1024), 0, () => Work.Predict(new Larger(1), 64))
        {
            Case = "larger 64",
        },
        new("LSTM 28x28, 256 units, batch 64", 64 * s_largeLstm, 0, () => Work.Predict(new LargeLstm(1), 64)) { Case = "large_lstm 64" },
        new("VGG 32x32x3, 5 convolutions, batch 64", 64 * s_vgg, 0, () => Work.Predict(new SmallVgg(1), 64)) { Case = "vgg 64" },
        new("A step of 512-512-512-512, Adam, batch 64", 64 * Training(512, 512, 512, 512), 0, () => Work.Step(new Large(1)))
        {
            Case = "step large adam 64",
        },
        new("A step of 1024-1024-1024, Adam, batch 64", 64 * Training(1024, 1024, 1024), 0, () => Work.Step(new Larger(1)))
        {
            Case = "step larger adam 64",
        },
        new(
            "A step of the LSTM of 256 units, Adam, batch 64",
            64 * (3 * s_largeLstm - 28 * Dense(28, 4 * 256)),
            0,
            () => Work.Step(new LargeLstm(1))
        )
        {
            Case = "step large_lstm adam 64",
        },
        new("A step of VGG, Adam, batch 64", 64 * (3 * s_vgg - Convolution(30, 30, 27, 16)), 0, () => Work.Step(new SmallVgg(1)))
        {
            Case = "step vgg adam 64",
        },
        .. ImageRows.All,
        // Through the discriminator go 128 samples, then 64; then 128 back to its weights, and 64 to the samples.
        new(
            "GAN 64-128-784 against 784-128-1, a step of both, Adam, batch 64",
            64 * (Training(64, 128, 784) + 6 * Dense(784, 128, 1)),
            0,
            Work.GanStep
        )
        {
            Case = "gan",
        },
        .. QuantizedRows.All,
    ];
}

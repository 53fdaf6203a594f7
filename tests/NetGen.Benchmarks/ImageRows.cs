using static NetGen.Benchmarks.Cost;

namespace NetGen.Benchmarks;

/// <summary>Rows of networks with batch normalization behind their convolutions, which inference makes a part of these, and training does
/// not.</summary>
internal static class ImageRows
{
    private static readonly double s_resNet =
        Convolution(32, 32, 27, 16)
        + 6 * Convolution(32, 32, 144, 16)
        + Convolution(16, 16, 144, 32)
        + 5 * Convolution(16, 16, 288, 32)
        + Convolution(16, 16, 16, 32)
        + Convolution(8, 8, 288, 64)
        + 5 * Convolution(8, 8, 576, 64)
        + Convolution(8, 8, 32, 64)
        + Dense(64, 10);

    private static readonly double s_mobile = Convolution(32, 32, 9, 32) + Convolution(32, 32, 32, 64) + Dense(64, 10);

    public static IEnumerable<Row> All =>
        [
            .. Rows("ResNet-20, 32x32x3", "resnet20", s_resNet, Convolution(32, 32, 27, 16), () => new ResNet20(1)),
            .. Rows("MobileNet block, 32x32x32", "mobile", s_mobile, Convolution(32, 32, 9, 32), () => new MobileBlock(1)),
        ];

    // In training every layer but the first has a gradient of its input as well.
    private static Row[] Rows(string name, string model, double flop, double first, Func<INetwork> make) =>
        [
            new($"{name}, batch 1", flop, 0, () => Work.Predict(make(), 1)) { Case = $"{model} 1", Latency = true },
            new($"{name}, batch 64", 64 * flop, 0, () => Work.Predict(make(), 64)) { Case = $"{model} 64" },
            new($"A step of {name}, Adam, batch 64", 64 * (3 * flop - first), 0, () => Work.Step(make()))
            {
                Case = $"step {model} adam 64",
            },
        ];
}

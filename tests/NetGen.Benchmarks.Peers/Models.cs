using System.Globalization;

namespace NetGen.Benchmarks.Peers;

/// <summary>The networks of the benchmark under the names that its rows give as cases.</summary>
internal static class Models
{
    /// <summary>Those that are timed in inference at any batch.</summary>
    public static readonly Dictionary<string, Model> All = new()
    {
        ["tiny"] = Dense(true, 10, 20, 20, 10),
        ["linear64"] = Dense(true, 64, 10),
        ["linear784"] = Dense(true, 784, 10),
        ["shallow"] = Dense(true, 784, 128, 10),
        ["mlp"] = Dense(true, 784, 64, 64, 10),
        ["wide"] = Dense(false, 4732, 128),
        ["large"] = Dense(false, 512, 512, 512, 512),
        ["larger"] = Dense(false, 1024, 1024, 1024),
        ["cnn"] = new([1, 28, 28], true, new Conv(1, 28, 3), new MaxPool(), new Flatten(), ReLU(4732, 128), new Dropout(0.2), Last(128)),
        ["lenet"] = new(
            [1, 28, 28],
            true,
            new Conv(1, 6, 5, padding: 2),
            new MaxPool(),
            new Conv(6, 16, 5),
            new MaxPool(),
            new Flatten(),
            ReLU(400, 120),
            ReLU(120, 84),
            Last(84)
        ),
        ["vgg"] = new(
            [3, 32, 32],
            true,
            new Conv(3, 16, 3),
            new Conv(16, 32, 3, stride: 2),
            new Conv(32, 32, 3),
            new Conv(32, 64, 3, stride: 2),
            new Conv(64, 64, 3),
            new GlobalAveragePool(),
            Last(64)
        ),
        ["resnet20"] = ResNet20([16, 16, 16, 16, 32, 32, 32, 64, 64, 64]),
        ["mobile"] = new([32, 32, 32], true, Normalized(32, 32, 3, groups: 32), Normalized(32, 64, 1), new GlobalAveragePool(), Last(64)),
        ["lstm_seq"] = new([28, 28], true, new Lstm(28, 64), Last(64)),
        ["large_lstm"] = new([28, 28], true, new Lstm(28, 256), Last(256)),
        ["lstm_step20"] = new([1, 1], false, new Lstm(1, 20) { Streams = true }, new Dense(20, 1)),
        ["lstm_step32"] = new([1, 1], false, new Lstm(1, 32) { Streams = true }, new Dense(32, 1)),
        ["lstm_step128"] = new([1, 1], false, new Lstm(1, 128, layers: 2) { Streams = true }, new Dense(128, 1)),
    };

    /// <summary>Those that are timed at any size.</summary>
    public static readonly Dictionary<string, Func<int, Model>> Sized = new()
    {
        ["product"] = n => Dense(false, n, n),
        ["convolution"] = n => new([n, 16, 16], false, new Conv(n, n, 3, padding: 1) { Activation = Activation.Linear }),
        ["lstm"] = n => new([8, n], false, new Lstm(n, n)),
    };

    /// <summary>What a case of inference names: "&lt;model&gt; &lt;batch&gt;" or "&lt;model&gt; &lt;size&gt; &lt;batch&gt;".</summary>
    public static (Model Model, int Batch)? Find(string[] name) =>
        name switch
        {
            [var model, var batch] when All.TryGetValue(model, out Model? found) => (found, Number(batch)),
            [var model, var n, var batch] when Sized.TryGetValue(model, out Func<int, Model>? make) => (make(Number(n)), Number(batch)),
            _ => null,
        };

    /// <summary>Dense layers with ReLU between them.</summary>
    private static Model Dense(bool softmax, params int[] widths) =>
        new(
            [widths[0]],
            softmax,
            [.. Enumerable.Range(1, widths.Length - 2).Select(i => ReLU(widths[i - 1], widths[i])), new Dense(widths[^2], widths[^1])]
        );

    /// <summary>A convolution, then a block for each further number of filters; where it grows, the image shrinks.</summary>
    private static Model ResNet20(int[] filters) =>
        new(
            [3, 32, 32],
            true,
            [Normalized(3, filters[0], 3), .. filters.Zip(filters[1..], Block), new GlobalAveragePool(), Last(filters[^1])]
        );

    private static Residual Block(int channels, int filters)
    {
        int stride = filters / channels;
        return new(
            new Chain(Normalized(channels, filters, 3, stride), Normalized(filters, filters, 3, activation: Activation.Linear)),
            stride == 1 ? new Chain() : Normalized(channels, filters, 1, stride, activation: Activation.Linear)
        );
    }

    /// <summary>A convolution over images that it leaves as large as they are, but for its stride, and batch normalization.</summary>
    private static Chain Normalized(
        int channels,
        int filters,
        int kernel,
        int stride = 1,
        int groups = 1,
        Activation activation = Activation.ReLU
    ) =>
        new(
            new Conv(channels, filters, kernel, stride, padding: kernel / 2)
            {
                Groups = groups,
                UseBias = false,
                Activation = Activation.Linear,
            },
            new BatchNorm(filters, activation)
        );

    private static Dense ReLU(int inputs, int units) => new(inputs, units, Activation.ReLU);

    private static Dense Last(int inputs) => new(inputs, 10);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

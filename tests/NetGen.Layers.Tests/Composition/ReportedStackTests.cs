using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Composition;

/// <summary>Stacks that once were wrong, with the values that others compute for them.</summary>
public class ReportedStackTests
{
    private const double Tolerance = 2e-6;

    [Theory]
    [InlineData("[BatchNormalization]")]
    [InlineData("[LayerNormalization]")]
    [InlineData("[VirtualBatchNormalization]")]
    [InlineData("[GlobalAveragePooling2D]")]
    [InlineData("[GlobalMaxPooling2D]")]
    [InlineData("[MaxPooling2D(2)]")]
    [InlineData("[AveragePooling2D(2, Strides = 1)]")]
    [InlineData("[PReLU]")]
    [InlineData("[DepthwiseConv2D(2)]")]
    [InlineData("[SeparableConv2D(3, 2)]")]
    [InlineData("[Dropout(0.2, ActivityL2 = 0.1)]")]
    [InlineData("[Activation(Activation.Tanh)] [BatchNormalization]")]
    [InlineData("[GaussianNoise(0.1)] [GlobalMaxPooling2D]")]
    [InlineData("[Conv2D(3, 2, Activation.ReLU)] [MaxPooling2D(2)] [GlobalAveragePooling2D]")]
    [InlineData("[Conv2DTranspose(2, 2)] [Dropout(0.2)] [MaxPooling2D(2)] [GlobalAveragePooling2D]")]
    public void SumsAndMaximaOfWhatWasPooled(string behind)
    {
        Right($"[Input(8, 8, 1)] [Conv2D(4, 3, Activation.ReLU)] [MaxPooling2D(2)] {behind}");
        Right($"[Input(10, 10, 2)] [Conv2D(17, 3, Activation.ReLU)] [MaxPooling2D(2)] {behind}");
        Right($"[Input(8, 8, 1)] [Conv2D(32, 3, Activation.ReLU)] [MaxPooling2D(2)] {behind}");
    }

    /// <summary>A single filter has columns of its own, which are not those of the image.</summary>
    [Theory]
    [InlineData("[Input(4, 4, 1)] [Conv2D(1, 2, Padding = Padding.Same)] [MaxPooling2D(2)]")]
    [InlineData("[Input(5, 5, 2)] [Conv2D(1, 2, Activation.ReLU)] [MaxPooling2D(2)]")]
    [InlineData("[Input(3, 5, 1)] [Conv2D(1, 2)] [MaxPooling2D(2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(18, 3, 3)] [Conv2D(1, 2, Activation.Tanh)] [MaxPooling2D(2)] [Flatten] [Dense(2)]")]
    public void OneFilterIsPooled(string declaration) => Right(declaration);

    [Theory]
    [InlineData("[Input(5, 5, 2)] [DepthwiseConv2D(2, Activation.Tanh)] [MaxPooling2D(2)]")]
    [InlineData("[Input(4, 4, 4)] [DepthwiseConv2D(2)] [MaxPooling2D(2)]")]
    [InlineData("[Input(6, 6, 8)] [DepthwiseConv2D(3, Activation.ReLU)] [MaxPooling2D(2)]")]
    [InlineData("[Input(6, 6, 16)] [DepthwiseConv2D(3, Activation.ReLU)] [GlobalMaxPooling2D]")]
    [InlineData("[Input(7, 7, 8)] [DepthwiseConv2D(2, DepthMultiplier = 2)] [MaxPooling2D(3)]")]
    [InlineData("[Input(1, 2)] [Bidirectional] [SimpleRNN(2, ReturnSequences = true)]")]
    [InlineData("[Input(1, 2)] [Bidirectional] [GRU(2)]")]
    [InlineData("[Input(1, 2)] [Dense(3)] [Bidirectional] [GRU(2)]")]
    [InlineData("[Input(1, 2, Name = \"x\")] [LSTM(3, ReturnSequences = true)] [Concatenate(\"x\")] [Dense(2)]")]
    [InlineData(
        "[Input(2, 3)] [MaxPooling1D(2)] [Dense(1)] [Bidirectional(MergeMode = MergeMode.Average)] [GRU(1, ReturnSequences = true)]"
    )]
    [InlineData("[Input(2, 3)] [MaxPooling1D(2)] [Bidirectional] [LSTM(2, ReturnSequences = true)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Input(1)] [Dense(3)] [RBF(5)]")]
    [InlineData("[Input(1)] [Dense(16)] [RBF(5)]")]
    [InlineData("[Input(4)] [Dense(1)] [Dense(3)] [RBF(5)]")]
    [InlineData("[Input(4)] [Dense(1)] [Dense(3)] [BatchNormalization] [RBF(5)]")]
    [InlineData("[Input(3, 3, 1)] [GlobalAveragePooling2D] [Dense(3)] [RBF(5)]")]
    [InlineData("[Input(3, 5, 1)] [ZeroPadding2D(1)] [Conv2D(8, 1, Strides = 2, Padding = Padding.Same)] [Conv2D(4, 3)] [Reshape(4, 2)]")]
    [InlineData(
        "[Input(3, 3)] [Masking] [Conv1D(8, 1, Strides = 2, Padding = Padding.Same)] [Flatten] [Dense(1, UseBias = false)] [Dense(5, "
            + "Activation.Sigmoid)]"
    )]
    [InlineData("[Input(1)] [Dense(3, UseBias = false)] [DropConnect(3, 0.3)]")]
    [InlineData("[Input(6, 7, 15)] [ZeroPadding2D(1)]")]
    [InlineData("[Input(4, 1, 5)] [AveragePooling2D(1, Strides = 2)] [DepthwiseConv2D(3, Padding = Padding.Same)]")]
    [InlineData("[Input(4, 3, 5)] [AveragePooling2D(1, Strides = 2)] [DepthwiseConv2D(3, Padding = Padding.Same)]")]
    [InlineData("[Input(4, 1, 5)] [AveragePooling2D(1, Strides = 2)] [ZeroPadding2D(1)]")]
    [InlineData(
        "[Input(1, 4, 15)] [Conv2D(5, 3, Activation.Exponential, Padding = Padding.Same)] [ZeroPadding2D(1)] [Conv2DTranspose(2, 1)]"
    )]
    [InlineData("[Input(2, 4, 3)] [Conv2D(5, 1, Activation.Exponential)] [ZeroPadding2D(1)] [Conv2DTranspose(2, 2)]")]
    [InlineData("[Input(4, 5)] [AveragePooling1D(1, Strides = 2)] [Conv1D(3, 3, Padding = Padding.Same)]")]
    [InlineData("[Input(1)] [DropConnect(4, 0.3)] [GroupNormalization(4)]")]
    [InlineData(
        "[Input(5, 1, Name = \"nodes\")] [Input(5, 1, Name = \"children\")] [TreeLSTM(1, \"children\", From = \"nodes\")] [RBF(2)]"
    )]
    public void Others(string declaration) => Right(declaration);

    // Numbers by PyTorch 1.13 in double.
    [Fact]
    public void NormalizationOfWhatWasPooled()
    {
        INetwork<double> net = CompiledNetwork
            .Of("[Input(6, 6, 1)] [Conv2D(2, 3, Activation.ReLU)] [MaxPooling2D(2)] [BatchNormalization] [Flatten]")
            .Double();
        double[] parameters =
        [
            .. Enumerable.Range(0, 18).Select(i => 0.5 * Math.Cos(9 * (i % 2) + i / 2)),
            0.1,
            -0.2,
            1.5,
            0.5,
            0.25,
            -0.75,
        ];
        double[] x = Wave(72),
            gradient = new double[24],
            y = new double[16];
        net.SetParameters(parameters);
        Assert.Equal(1.558614792, net.LossAndGradient(x, new double[16], Loss.MeanSquaredError, gradient), 1e-8);
        Near([0.000768261, -0.0000953696, -0.000955995], gradient);
        Near([0.003662754, 0.000178184], gradient[18..]);
        net.Predict(x, y);
        Near([2.846160336, -0.149703008, 2.644937390, -0.75], y);
        using var trainer = new Trainer<double>(net, Loss.MeanSquaredError, new SGD(0), 2);
        trainer.Step(x, new double[16]);
        double[] State(string name) => net.GetWeights().Single(w => w.Name == name).Values;
        Near([0.01 * 1.218035169, 0.01 * 1.043355085], State("batch_normalization.moving_mean"));
        Near([0.99 + 0.01 * 0.304824522, 0.99 + 0.01 * 0.603952558], State("batch_normalization.moving_variance"));
    }

    // Numbers by PyTorch 1.13 in double.
    [Fact]
    public void DepthwiseConvolutionBeforePooling()
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(4, 4, 4)] [DepthwiseConv2D(2)] [MaxPooling2D(2)]").Double();
        net.SetParameters([.. Enumerable.Range(0, 16).Select(i => 0.5 * Math.Cos(0.9 * i)), 0, 0, 0, 0]);
        var gradient = new double[20];
        Assert.Equal(0.4567343358688, net.LossAndGradient(Wave(128), new double[8], Loss.MeanSquaredError, gradient), 1e-8);
        Near(
            [
                0.2864985,
                0.1193456,
                -0.07639266,
                -0.1514969,
                0.07210475,
                0.09588134,
                0.3357956,
                0.2423173,
                0.2513554,
                0.08121782,
                -0.1936665,
                -0.232955,
                0.1672697,
                0.1290991,
                0.2757795,
                0.1646308,
                0.02891205,
                0.1715958,
                0.4116585,
                0.3397078,
            ],
            gradient
        );
    }

    [Fact]
    public void SequencesOfOneStep()
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(1, 2)] [Bidirectional] [SimpleRNN(2, ReturnSequences = true)]").Double();
        net.SetParameters([1, 2, 3, 4, 9, 9, 9, 9, 0.1, 0.2, -1, -2, -3, -4, 9, 9, 9, 9, 0.3, 0.4]);
        var y = new double[12];
        net.Predict([0.1, 0.2, 0.3, -0.4, 0.5, 0.6], y);
        Near(
            [0.664037, 0.833655, -0.379949, -0.53705, -0.664037, -0.664037, 0.833655, 0.885352, 0.983675, 0.998508, -0.964028, -0.995055],
            y
        );

        net = CompiledNetwork.Of("[Input(1, 2)] [Bidirectional] [GRU(2)]").Double();
        int count = net.GetWeights().Sum(w => w.Values.Length);
        net.SetParameters([.. Enumerable.Range(0, count).Select(i => 0.5 * Math.Cos(0.8 * i))]);
        var gradient = new double[count];
        net.LossAndGradient([Math.Sin(0.4), Math.Sin(1.5)], [0, 0.1, 0.2, 0.3], Loss.MeanSquaredError, gradient);
        Assert.Equal(0.0066758, gradient[62], 1e-6);
    }

    /// <summary>Sums so long, or weights so many, that they are walked through in parts.</summary>
    [Theory]
    [InlineData("[Input(16, 16, 33)] [DepthwiseConv2D(3, Activation.Tanh)] [GlobalAveragePooling2D]")]
    [InlineData("[Input(15, 15, 150)] [DepthwiseConv2D(2)] [GlobalAveragePooling2D] [Dense(2)]")]
    [InlineData("[Input(1030)] [Dense(300, Activation.Tanh)] [Dense(2)]")]
    public void Long(string declaration) => Right(declaration);

    private static void Right(string declaration)
    {
        (int compiled, IReadOnlyList<string> faults) = StackRun.Check([Stack.Parse(declaration)]);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(1, compiled);
    }

    private static double[] Wave(int count) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(0.37 * i))];

    private static void Near(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            if (!double.IsNaN(expected[i]))
                Assert.True(
                    Math.Abs(actual[i] - expected[i]) < Tolerance * Math.Max(1, Math.Abs(expected[i])),
                    $"Value {i} is {actual[i]}, not {expected[i]}."
                );
    }
}

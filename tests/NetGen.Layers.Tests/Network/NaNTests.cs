using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>NaN stays NaN: what depends on an input that is none is none either, and nothing else is.</summary>
public class NaNTests
{
    private static readonly string[] s_layers =
    [
        "[Input(5)] [Dense(17)] [Dense(3, Activation.Softmax)]",
        "[Input(6)] [Dense(4)] [Dense(2, Activation.Sigmoid)]",
        "[Input(6)] [Dropout(0.4)] [DropConnect(18, 0.3, Activation.HardTanh)] [GaussianNoise(0.1)] [Dense(2)] [Corruption(0.2)]",
        "[Input(4, 3)] [SpatialDropout1D(0.4)] [Dense(2)]",
        "[Input(3, 3, 2)] [SpatialDropout2D(0.4)] [Conv2D(2, 2)]",
        "[Input(7, 2)] [Conv1D(3, 2)] [MaxPooling1D(2)]",
        "[Input(7, 17)] [MaxPooling1D(3, Strides = 2, Padding = Padding.Same)]",
        "[Input(7, 3)] [AveragePooling1D(2)]",
        "[Input(8, 7, 1)] [Conv2D(5, 3, Activation.ReLU)] [MaxPooling2D(2)]",
        "[Input(6, 6, 2)] [Conv2D(32, 3)] [MaxPooling2D(2)]",
        "[Input(6, 6, 2)] [Conv2D(17, 3, Activation.LeakyReLU)] [MaxPooling2D(2)]",
        "[Input(8, 22, 1)] [Conv2D(6, 5, Activation.Tanh)] [MaxPooling2D(2)]",
        "[Input(8, 22, 1)] [Conv2D(6, 5, Activation.Tanh, Padding = Padding.Same)] [MaxPooling2D(2)]",
        "[Input(6, 6, 1)] [MaxPooling2D(2)]",
        "[Input(6, 6, 17)] [MaxPooling2D(2, 3, StrideHeight = 1, StrideWidth = 2, Padding = Padding.Same)]",
        "[Input(5, 4, 2)] [AveragePooling2D(2)]",
        "[Input(4, 3)] [GlobalAveragePooling1D]",
        "[Input(7, 17)] [GlobalMaxPooling1D]",
        "[Input(5, 2)] [Masking] [GlobalMaxPooling1D]",
        "[Input(5, 2)] [Masking] [GlobalAveragePooling1D]",
        "[Input(4, 3, 2)] [GlobalAveragePooling2D]",
        "[Input(4, 3, 2)] [GlobalMaxPooling2D]",
        "[Input(4, 3, 17)] [GlobalMaxPooling2D(KeepDims = true)]",
        "[Input(3, 3, 2)] [Conv2DTranspose(3, 2, Strides = 2)]",
        "[Input(7, 2)] [Conv1D(3, 3, DilationRate = 2, Padding = Padding.Causal)]",
        "[Input(4, 2)] [Conv1DTranspose(3, 3, Strides = 2)]",
        "[Input(5, 5, 3)] [DepthwiseConv2D(2)] [MaxPooling2D(2)]",
        "[Input(5, 5, 2)] [SeparableConv2D(3, 2)]",
        "[Input(4)] [SpectralNormalization] [Dense(3)]",
        "[Input(6, 2)] [LocallyConnected1D(3, 2, Strides = 2)]",
        "[Input(4, 5, 2)] [LocallyConnected2D(3, 2, Padding = Padding.Same)] [MaxPooling2D(2)]",
        "[Input(2, 3, 2)] [UpSampling2D(2)] [ZeroPadding2D(1)] [Cropping2D(0, 2)]",
        "[Input(3, 2)] [UpSampling1D(2)] [ZeroPadding1D(1)] [Cropping1D(0, 2)]",
        "[Input(2, 3, 2)] [UpSampling2D(2, Interpolation = Interpolation.Bilinear)]",
        "[Input(3, 2, 17)] [UpSampling2D(3, 4, Interpolation = Interpolation.Bilinear)]",
        "[Input(4, 5, 4, 1)] [SpatialDropout3D(0.4)] [Conv3D(5, 2, Activation.ReLU)] [MaxPooling3D(2, Padding = Padding.Same)]",
        "[Input(4, 3, 4, 17)] [MaxPooling3D(2, 3, 1, StrideDepth = 1, StrideWidth = 2, Padding = Padding.Same)]",
        "[Input(4, 3, 4, 2)] [AveragePooling3D(2)]",
        "[Input(2, 2, 3, 2)] [Conv3DTranspose(3, 2, Strides = 2)]",
        "[Input(2, 3, 2, 17)] [GlobalMaxPooling3D]",
        "[Input(2, 3, 2, 2)] [GlobalAveragePooling3D(KeepDims = true)]",
        "[Input(2, 1, 2, 2)] [UpSampling3D(2)] [ZeroPadding3D(1)] [Cropping3D(0, 1, 2)]",
        "[Input(4, 3)] [Permute(2, 1)] [Dense(2)]",
        "[Input(4)] [RepeatVector(3)] [Rescaling(0.5, 1)]",
        "[Input(5)] [LeakyReLU(0.1)] [ELU(2)]",
        "[Input(5)] [LeakyReLU(0)] [Dense(2)] [ELU(0)]",
        "[Input(4, 4, 2)] [LeakyReLU] [MaxPooling2D(2)]",
        "[Input(5)] [PReLU]",
        "[Input(5)] [Maxout(3)]",
        "[Input(5)] [Maxout(17, 3)]",
        "[Input(3)] [RBF(4)]",
        "[Input(3)] [MixtureDensity(2, Dimensions = 2)]",
        "[Input(4)] [RBM(5)]",
        "[Input(5, 2)] [Masking] [SimpleRNN(3, ReturnSequences = true)]",
        "[Input(5, 2)] [LSTM(3, ReturnSequences = true)]",
        "[Input(5, 2)] [GRU(17)]",
        "[Input(3, 3, 3, 2)] [ConvLSTM2D(3, 2, ReturnSequences = true)]",
        "[Input(3, 4, 3, 1)] [ConvLSTM2D(17, 3, Padding = Padding.Same, StrideHeight = 2)]",
        "[Input(5, 2)] [Masking] [Bidirectional] [GRU(2, ReturnSequences = true)]",
        "[Input(4, 2, Name = \"x\")] [Input(4, 2, Name = \"children\")] [RecursiveCell(3, \"children\", From = \"x\")]",
        "[Input(4, 2, Name = \"x\")] [Input(4, 2, Name = \"children\")] [TreeLSTM(3, \"children\", From = \"x\")]",
        "[Input(3, 4, 4, 1)] [TimeDistributed] [Conv2D(2, 2)] [TimeDistributed] [MaxPooling2D(2)] [TimeDistributed] [Flatten] "
            + "[Reshape(2, -1)]",
        "[Input(2, 5)] [Conv1D(3, 2, DataFormat = DataFormat.ChannelsFirst)] [MaxPooling1D(2, DataFormat = DataFormat.ChannelsFirst)]",
        "[Input(3, 1, 4, 3)] [ConvLSTM2D(3, 2, DataFormat = DataFormat.ChannelsFirst)]",
        "[Input(5)] [BatchNormalization] [VirtualBatchNormalization]",
        "[Input(3, 5)] [LayerNormalization]",
        "[Input(3, 5)] [PositionalEmbedding] [MultiHeadAttention(2, 3)]",
        "[Input(3, 17)] [PositionalEmbedding(PositionalEncoding.Sinusoidal)] [MultiHeadAttention(1, 16, UseCausalMask = true)]",
        "[Input(3, 5)] [MultiHeadAttention(2, 3)] [AttentionScores]",
        "[Input(3, 5, Name = \"x\")] [Input(4, Name = \"h\")] [GRU(4, From = \"x\", InitialState = new[] { \"h\" })] [FinalState]",
        "[Input(6)] [GroupNormalization(2)]",
        "[Input(3, 2, 18)] [GroupNormalization(3)]",
        "[Input(3, 5)] [RMSNormalization]",
        "[Input(3, 2, 5)] [RMSNormalization(Axis = new[] { 1, 3 })] [LayerNormalization(Axis = new[] { 2 })]",
        "[Input(3, 17)] [UnitNormalization]",
        "[Input(3, 2, 5)] [BatchNormalization(Axis = 1)] [GroupNormalization(-1, Axis = 2)] [UnitNormalization(Axis = 1)]",
        "[Input(4, 5)] [PReLU(SharedAxes = new[] { 1 })] [GLU(Axis = 1)]",
        "[Input(3, 34)] [GLU]",
        "[Input(6)] [Reparameterize]",
        "[Input(5, Name = \"x\")] [Dense(5, Name = \"h\")] [Add(\"x\")] [Multiply(\"h\")] [Average(\"x\")]",
        "[Input(5, Name = \"x\")] [Input(5, Name = \"y\")] [Maximum(\"x\")]",
        "[Input(18, Name = \"x\")] [Input(18, Name = \"y\")] [Maximum(\"x\")]",
        "[Input(5, Name = \"x\")] [Input(5, Name = \"y\")] [Minimum(\"x\")]",
        "[Input(18, Name = \"x\")] [Input(18, Name = \"y\")] [Minimum(\"x\")] [Subtract(\"x\")]",
        "[Input(18, Name = \"y\")] [Input(18)] [Map(\"max(x, y) * sigmoid(beta * x)\", \"y\", Learn = new[] { \"beta = 1\" })]",
        "[Input(2, 3, Name = \"x\")] [Input(18, 3, Name = \"y\")] [Dot(\"x\", 2)]",
        "[Input(2, 3, Name = \"x\")] [Input(3, 18, Name = \"y\")] [MatMul(\"y\", From = \"x\")]",
        "[Input(4, Name = \"x\")] [Input(4, Name = \"y\")] [Dot(\"x\", 1, Normalize = true)]",
        "[Input(5, Name = \"x\")] [Input(3, Name = \"y\")] [Concatenate(\"x\")]",
        "[Input(2, Name = \"words\")] [Input(6, Name = \"x\")] [Embedding(7, 3, From = \"words\")] [Flatten] [Concatenate(\"x\")]",
        "[Input(6)] [Subnetwork(typeof(Inner))]",
        "[Input(4)] [Normalization] [Dense(3)]",
        "[Input(4)] [Normalization(Mean = new[] { 0.5 }, Variance = new[] { 2.0 }, Invert = true)]",
        "[Input(4)] [Discretization(-0.5, 0.5)]",
        "[Input(4)] [Discretization(-0.5, 0.5, OutputMode = OutputMode.OneHot)] [Flatten]",
        "[Input(4)] [Discretization(-0.5, 0.5, OutputMode = OutputMode.Count)]",
        "[Input(4)] [Discretization(3, OutputMode = OutputMode.MultiHot)]",
        "[Input(2, Name = \"words\")] [Input(6, Name = \"x\")] [CategoryEncoding(7, From = \"words\")] [Concatenate(\"x\")]",
    ];

    public static TheoryData<string> Layers => [.. s_layers];

    public static TheoryData<string> Activations =>
        [
            .. Enum.GetNames<Activation>()
                .SelectMany(f =>
                    new[]
                    {
                        $"[Input(19)] [Activation(Activation.{f})]",
                        $"[Input(3)] [Dense(18, Activation.{f})] [Dense(2)]",
                        $"[Input(4, 4, 2)] [Activation(Activation.{f})] [MaxPooling2D(2)]",
                    }
                ),
        ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void OfLayers(string declaration) => Stays(declaration);

    [Theory]
    [MemberData(nameof(Activations))]
    public void OfActivations(string declaration) => Stays(declaration);

    [Fact]
    public void EveryKindIsThere()
    {
        string[] all = [.. s_layers, .. Activations];
        Assert.All(
            Catalogue.Kinds,
            kind =>
                Assert.Contains(
                    all,
                    layers =>
                        layers.Contains($"[{kind.Attribute}(", StringComparison.Ordinal)
                        || layers.Contains($"[{kind.Attribute}]", StringComparison.Ordinal)
                )
        );
    }

    // Sample i has a NaN in position i, and the last one none.
    private static void Stays(string declaration)
    {
        CompiledNetwork compiled = CompiledNetwork.Of(declaration);
        INetwork<double> net = compiled.Double();
        INetwork<float> single = compiled.Single();
        int length = net.Engine.Info.InputLength,
            width = net.Engine.Info.OutputLength,
            n = length + 1;
        double[] inputs = Check.Inputs(new System.Random(2), net.Engine.Info, n);
        for (int i = 0; i < length; i++)
            if (!Array.Exists(net.Engine.Info.Checks, c => c.IsOfValues && i >= c.Start && i < c.Start + c.Length))
                inputs[i * length + i] = double.NaN;

        Lowered lowered = Lowering.Lower(compiled.Graph, training: false);
        double[] z = new Interpreter(n, Reference.Leaves(net, inputs), strict: true).Value(lowered.Z),
            expected = new double[z.Length],
            actual = new double[z.Length],
            alone = new double[z.Length];
        var floats = new float[z.Length];
        for (int i = 0; i < n; i++)
            net.Engine.Info.Link.Apply<double>(z.AsSpan(i * width, width), expected.AsSpan(i * width, width));
        net.Predict(inputs, actual);
        for (int i = 0; i < n; i++)
            net.Predict(inputs.AsSpan(i * length, length), alone.AsSpan(i * width, width));
        single.Predict(Array.ConvertAll(inputs, x => (float)x), floats);
        Assert.Contains(expected, double.IsNaN);
        Assert.DoesNotContain(expected[(length * width)..], double.IsNaN);
        for (int i = 0; i < n; i++)
        for (int j = 0; j < width; j++)
        {
            int at = i * width + j;
            bool isNaN = double.IsNaN(expected[at]);
            Assert.True(
                isNaN == double.IsNaN(actual[at]) && isNaN == double.IsNaN(alone[at]) && isNaN == float.IsNaN(floats[at]),
                $"With NaN in position {i} output {j} must be {expected[at]}, but is {actual[at]}, in a batch of one {alone[at]}, as "
                    + $"float {floats[at]}."
            );
        }
    }
}

using System.Text.RegularExpressions;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers over images and volumes whose channels stand first.</summary>
public partial class ChannelsFirstTests
{
    [Theory]
    [InlineData("[Input(1, 8, 8)] [Conv2D(5, 3, Activation.ReLU, F)] [MaxPooling2D(2, F)] [Conv2D(3, 2, F)] [Flatten] [Dense(3)]")]
    [InlineData(
        "[Input(2, 7, 6)] [Conv2D(4, 2, 3, Activation.Tanh, Groups = 2, StrideHeight = 2, Padding = Padding.Same, F)] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(17, 4, 3)] [Conv2D(2, 2, F)]")]
    [InlineData("[Input(3, 5, 4)] [Conv2D(1, 2, Activation.Sigmoid, F)]")]
    [InlineData("[Input(3, 1, 1)] [Conv2D(17, 1, Activation.Tanh, F)] [Conv2D(1, 1, F)]")]
    [InlineData(
        "[Input(2, 5, 6)] [DepthwiseConv2D(3, Activation.Tanh, DepthMultiplier = 2, F)] [SeparableConv2D(3, 2, Padding = Padding.Same, F)]"
    )]
    [InlineData(
        "[Input(3, 2, 3)] [Conv2DTranspose(4, 3, Activation.Tanh, Strides = 2, F)] [Conv2DTranspose(2, 2, F)] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(2, 5, 4)] [LocallyConnected2D(3, 2, Activation.Tanh, F)] [LocallyConnected2D(2, 2, Padding = Padding.Same, F)]")]
    [InlineData("[Input(2, 6, 7)] [AveragePooling2D(3, Strides = 2, Padding = Padding.Same, F)] [Conv2D(3, 2, F)] [GlobalMaxPooling2D(F)]")]
    [InlineData("[Input(2, 4, 5)] [Conv2D(17, 2, F)] [GlobalAveragePooling2D(F)] [Dense(2)]")]
    [InlineData("[Input(2, 4, 5)] [Conv2D(3, 2, F)] [GlobalAveragePooling2D(KeepDims = true, F)] [Conv2D(2, 1, F)]")]
    [InlineData("[Input(2, 3, 4)] [ZeroPadding2D(1, 0, 2, 1, F)] [UpSampling2D(2, 3, F)] [Cropping2D(1, 2, 0, 3, F)] [Conv2D(2, 2, F)]")]
    [InlineData(
        "[Input(3, 3, 4)] [UpSampling2D(2, Interpolation = Interpolation.Bilinear, F)] [SpatialDropout2D(0.3, F)] [Conv2D(2, 2, F)]"
    )]
    [InlineData(
        "[Input(2, 3, 4, 5)] [Conv3D(4, 2, Activation.Tanh, F)] [MaxPooling3D(1, 2, 2, F)] [Conv3DTranspose(2, 2, F)] [Flatten] [Dense(2)]"
    )]
    [InlineData("[Input(1, 3, 4, 3)] [Conv3D(3, 2, F)] [UpSampling3D(F)] [SpatialDropout3D(0.3, F)] [GlobalMaxPooling3D(F)]")]
    [InlineData(
        "[Input(2, 4, 3, 3)] [ZeroPadding3D(1, F)] [AveragePooling3D(2, F)] [Cropping3D(0, 1, 0, 0, 0, 0, F)] [GlobalAveragePooling3D(F)]"
    )]
    [InlineData(
        "[Input(2, 9)] [Conv1D(4, 3, Activation.Tanh, Padding = Padding.Same, F)] [MaxPooling1D(2, F)] [Conv1D(3, 2, F)] [Flatten]"
    )]
    [InlineData("[Input(3, 8)] [Conv1D(4, 3, Padding = Padding.Causal, DilationRate = 2, F)] [AveragePooling1D(3, Strides = 2, F)]")]
    [InlineData("[Input(4, 5)] [Conv1D(6, 2, Groups = 2, F)] [Conv1DTranspose(17, 3, Activation.Sigmoid, Strides = 2, F)] [Flatten]")]
    [InlineData("[Input(2, 7)] [LocallyConnected1D(3, 2, Activation.Tanh, F)] [SpatialDropout1D(0.3, F)] [ZeroPadding1D(1, 2, F)]")]
    [InlineData("[Input(3, 6)] [Conv1D(17, 2, F)] [GlobalAveragePooling1D(F)] [Dense(2)]")]
    [InlineData("[Input(3, 6)] [Conv1D(4, 2, F)] [GlobalMaxPooling1D(KeepDims = true, F)] [Conv1D(2, 1, F)]")]
    [InlineData("[Input(1, 6)] [Conv1D(4, 2, F)] [BatchNormalization(Axis = 1)] [Conv1D(1, 1, F)]")]
    [InlineData("[Input(3, 2, 4, 5)] [ConvLSTM2D(3, 2, ReturnSequences = true, F)] [ConvLSTM2D(2, 2, Padding = Padding.Same, F)]")]
    [InlineData("[Input(2, 1, 3, 4)] [ConvLSTM2D(17, 3, Padding = Padding.Same, StrideHeight = 2, F)] [FinalState(1)] [Flatten]")]
    [InlineData("[Input(3, 2, 3, 3)] [Bidirectional] [ConvLSTM2D(2, 2, ReturnSequences = true, F)] [TimeDistributed] [MaxPooling2D(2, F)]")]
    [InlineData(
        "[Input(2, 2, 3, 3)] [ConvLSTM2D(2, 2, Padding = Padding.Same, F, Name = \"e\")] [ConvLSTM2D(2, 1, F, From = \"input\", "
            + "InitialState = new[] { \"e\" }, GoBackwards = true, ReturnSequences = true)] [Flatten] [Dense(2)]"
    )]
    public void LayersAlone(string declaration) => Check.Network(Written(declaration), 3);

    /// <summary>What stands between two such layers works on what they see; what is read in its own order as well is right, too.</summary>
    [Theory]
    [InlineData("[Conv2D(4, 2, F)] [Activation(Activation.Tanh)] [Dropout(0.3)] [Conv2D(3, 2, F)]")]
    [InlineData(
        "[Conv2D(3, 3, Padding = Padding.Same, F, Name = \"a\")] [Activation(Activation.ReLU)] [Add(\"a\")] [Conv2D(2, 2, F)] [Flatten]"
    )]
    [InlineData(
        "[Conv2D(3, 3, Padding = Padding.Same, F)] [Add(\"x\")] [Activation(Activation.Tanh)] [Multiply(\"x\")] [MaxPooling2D(2, F)]"
    )]
    [InlineData(
        "[Conv2D(3, 2, F, Name = \"a\")] [Activation(Activation.Tanh, Name = \"b\")] [Conv2D(3, 1, F)] [Concatenate(\"b\")] [Flatten]"
    )]
    [InlineData("[Conv2D(4, 2, F)] [BatchNormalization] [Conv2D(2, 2, F)] [PReLU] [Conv2D(2, 2, F)]")]
    [InlineData("[Conv2D(4, 2, F)] [BatchNormalization(Axis = 1)] [Activation(Activation.ReLU)] [MaxPooling2D(2, F)] [Conv2D(2, 1, F)]")]
    [InlineData("[Conv2D(6, 2, F)] [GroupNormalization(3, Axis = 1)] [PReLU(SharedAxes = new[] { 2, 3 })] [Conv2D(2, 2, F)] [Flatten]")]
    [InlineData(
        "[Conv2D(4, 2, F, Name = \"a\")] [Conv2D(3, 1, F)] [Concatenate(\"a\", Axis = 1)] [VirtualBatchNormalization(Axis = -3)] "
            + "[Conv2D(8, 2, F)] [GLU(Axis = 1)] [UnitNormalization(Axis = 1)] [GlobalAveragePooling2D(F)]"
    )]
    [InlineData("[Conv2D(4, 2, F)] [Permute(2, 3, 1)] [Conv2D(3, 2, Activation.Tanh)] [Permute(3, 1, 2)] [Conv2D(2, 1, F)]")]
    [InlineData("[Conv2D(4, 2, Activation.Tanh)] [Conv2D(3, 2, F)] [MaxPooling2D(2)]")]
    [InlineData("[Conv2D(4, 2, Activation.Tanh, F, ActivityL2 = 0.1)] [Conv2D(3, 2, F, L1 = 0.1)]")]
    public void BetweenOthers(string layers) => Check.Network(Written("[Input(3, 5, 6, Name = \"x\")] " + layers), 3);

    [Theory]
    [InlineData("[Input(3, 2, 5, 4)] [TimeDistributed] [Conv2D(3, 2, Activation.Tanh, F)] [TimeDistributed] [MaxPooling2D(2, F)]")]
    [InlineData("[Input(3, 1, 5, 4)] [TimeDistributed] [Conv2D(2, 2, Padding = Padding.Same, F)] [TimeDistributed] [Flatten] [LSTM(2)]")]
    [InlineData("[Input(2, 3, 4, 4)] [TimeDistributed] [GlobalAveragePooling2D(F)] [GRU(2)]")]
    public void AtEveryStep(string declaration) => Check.Network(Written(declaration), 3);

    /// <summary>The same weights give the same numbers in either order.</summary>
    [Theory]
    [InlineData("[Conv2D(4, 3, Activation.Tanh, F)] [MaxPooling2D(2, F)] [Conv2D(3, 2, F)]")]
    [InlineData("[SpectralNormalization] [Conv2D(4, 3, Activation.Tanh, F)] [AveragePooling2D(2, F)] [Conv2D(3, 2, F)]")]
    [InlineData("[Conv2D(4, 3, F)] [BatchNormalization, A] [Conv2D(6, 2, 3, F)] [GroupNormalization(3, A)] [GLU, A] [MaxPooling2D(2, F)]")]
    public void OrdersAgree(string layers)
    {
        INetwork<double> last = CompiledNetwork.Of("[Input(8, 7, 2)] " + Said().Replace(layers, "")).Double(),
            first = CompiledNetwork.Of("[Input(2, 8, 7)] " + Written(layers.Replace(", A]", "(A)]", StringComparison.Ordinal))).Double();
        first.SetWeights(last.GetWeights());
        double[] image = [.. Enumerable.Range(0, 8 * 7 * 2).Select(i => Math.Sin(i * 1.7))],
            y = new double[2 * 1 * 3],
            turned = new double[y.Length];
        last.Predict(image, y);
        first.Predict(Turned(image, 8 * 7, 2), turned);
        Assert.Equal(Turned(y, 2 * 1, 3), turned);
    }

    /// <summary>What a recurrent layer of either order leaves, one of the other goes on from.</summary>
    [Theory]
    [InlineData("ConvLSTM2D(2, 3, Padding = Padding.Same, Name = \"e\"", "e")]
    [InlineData("ConvLSTM2D(2, 3, Padding = Padding.Same, Name = \"e\")] [Permute(3, 1, 2, Name = \"h\"", "h\", \"h")]
    public void StatesGoFromOneOrderToTheOther(string first, string states) =>
        Check.Network(
            Written(
                $"[Input(2, 3, 4, 2)] [{first})] [Permute(1, 4, 2, 3, From = \"input\")] [ConvLSTM2D(2, 2, Padding = Padding.Same, F, "
                    + $"InitialState = new[] {{ \"{states}\" }})]"
            ),
            3
        );

    // "F" and "A" are short for the argument of layers over images, and of others.
    private static string Written(string declaration) =>
        Argument().Replace(declaration, match => match.Value == "F" ? "DataFormat = DataFormat.ChannelsFirst" : "Axis = 1");

    [GeneratedRegex(@"\b[FA]\b")]
    private static partial Regex Argument();

    [GeneratedRegex(@", [FA]\b")]
    private static partial Regex Said();

    private static double[] Turned(double[] pixels, int count, int channels) =>
        [.. Enumerable.Range(0, pixels.Length).Select(i => pixels[(i % count * channels) + (i / count)])];
}

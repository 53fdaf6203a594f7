namespace NetGen.Layers.Tests.Onnx;

/// <summary>ONNX' tests that are not run.</summary>
internal static class OnnxExclusions
{
    private const string Lower =
            "An odd element of padding stands first; with Padding.Same it stands last, as in Keras, and zeros would count.",
        Wide = "More padding around the windows than Padding.Same adds, and zeros in its place would count.",
        Both = "Strides and dilation in one layer, which Keras refuses too.",
        Dilated = "Dilated pooling windows, which Keras does not have either.",
        Cut =
            "Cuts off other rows and columns of the result than Keras' paddings do: as much at the start as at the end before "
            + "output_padding is added.";

    /// <summary>The test, and what it has that no layer has.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["node/test_averagepool_2d_pads"] = Wide,
            ["node/test_averagepool_2d_same_lower"] = Lower,
            ["node/test_convtranspose_pads"] = Cut,
            ["node/test_lstm_with_peepholes"] = "Gates that see the cell's state, which Keras' do not either.",
            ["node/test_maxpool_2d_dilations"] = Dilated,
            ["node/test_maxpool_2d_pads"] = Wide,
            ["node/test_maxpool_2d_same_lower"] = Lower,
            ["node/test_maxpool_2d_uint8"] = "Values are bytes; networks compute in float or double.",
            ["pytorch-converted/test_Conv2d_dilated"] = Both,
            ["pytorch-converted/test_Conv3d_dilated_strided"] = Both,
            ["pytorch-converted/test_ConvTranspose2d"] = Cut,
            ["pytorch-converted/test_ConvTranspose2d_no_bias"] = Cut,
            ["pytorch-converted/test_MaxPool1d_stride_padding_dilation"] = Dilated,
            ["pytorch-converted/test_MaxPool2d_stride_padding_dilation"] = Dilated,
            ["pytorch-converted/test_MaxPool3d_stride_padding"] = Wide,
            ["pytorch-operator/test_operator_convtranspose"] = Cut,
            ["pytorch-operator/test_operator_view"] = "Makes a vector of a sample without axes.",
        };
}

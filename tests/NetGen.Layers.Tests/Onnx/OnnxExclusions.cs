namespace NetGen.Layers.Tests.Onnx;

/// <summary>ONNX' tests that are not run.</summary>
internal static class OnnxExclusions
{
    private const string Volume = "Three spatial axes; layers have one or two.",
        Lower = "An odd element of padding stands first; with Padding.Same it stands last, as in Keras, and zeros would count.",
        Wide = "More padding around the windows than Padding.Same adds, and zeros in its place would count.",
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
            ["node/test_averagepool_3d_default"] = Volume,
            ["node/test_convtranspose_3d"] = Volume,
            ["node/test_convtranspose_pads"] = Cut,
            ["node/test_lstm_with_peepholes"] = "Gates that see the cell's state, which Keras' do not either.",
            ["node/test_maxpool_2d_dilations"] = Dilated,
            ["node/test_maxpool_2d_pads"] = Wide,
            ["node/test_maxpool_2d_same_lower"] = Lower,
            ["node/test_maxpool_2d_uint8"] = "Values are bytes; networks compute in float or double.",
            ["node/test_maxpool_3d_default"] = Volume,
            ["pytorch-converted/test_AvgPool3d"] = Volume,
            ["pytorch-converted/test_AvgPool3d_stride"] = Volume,
            ["pytorch-converted/test_AvgPool3d_stride1_pad0_gpu_input"] = Volume,
            ["pytorch-converted/test_Conv2d_dilated"] = "Strides and dilation in one layer, which Keras refuses too.",
            ["pytorch-converted/test_Conv3d"] = Volume,
            ["pytorch-converted/test_Conv3d_dilated"] = Volume,
            ["pytorch-converted/test_Conv3d_dilated_strided"] = Volume,
            ["pytorch-converted/test_Conv3d_groups"] = Volume,
            ["pytorch-converted/test_Conv3d_no_bias"] = Volume,
            ["pytorch-converted/test_Conv3d_stride"] = Volume,
            ["pytorch-converted/test_Conv3d_stride_padding"] = Volume,
            ["pytorch-converted/test_ConvTranspose2d"] = Cut,
            ["pytorch-converted/test_ConvTranspose2d_no_bias"] = Cut,
            ["pytorch-converted/test_MaxPool1d_stride_padding_dilation"] = Dilated,
            ["pytorch-converted/test_MaxPool2d_stride_padding_dilation"] = Dilated,
            ["pytorch-converted/test_MaxPool3d"] = Volume,
            ["pytorch-converted/test_MaxPool3d_stride"] = Volume,
            ["pytorch-converted/test_MaxPool3d_stride_padding"] = Volume,
            ["pytorch-operator/test_operator_convtranspose"] = Cut,
            ["pytorch-operator/test_operator_view"] = "Makes a vector of a sample without axes.",
        };
}

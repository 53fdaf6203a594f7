namespace NetGen.Layers.Tests.Onnx;

internal static class PoolingOperators
{
    public static OnnxNetwork MaxPool(OnnxCase test) => Pool(test, "MaxPooling", countsZeros: false);

    public static OnnxNetwork AveragePool(OnnxCase test) => Pool(test, "AveragePooling", countsZeros: test.Int("count_include_pad") == 1);

    public static OnnxNetwork Global(OnnxCase test, string kind)
    {
        OnnxTensor x = test.Inputs[0];
        return new OnnxNetwork(
            $"{Translation.Input([.. x.Space, x.Shape[1]])} [Global{kind}Pooling{x.Space.Length}D]",
            x.ChannelsLast(),
            test.Output.Values
        );
    }

    private static OnnxNetwork Pool(OnnxCase test, string kind, bool countsZeros)
    {
        OnnxTensor x = test.Inputs[0];
        if (!x.IsFloat)
            throw new NotSupportedException("bytes");
        var windows = new OnnxWindows(test, test.Ints("kernel_shape", []));
        if (windows.Dilations.Max() > 1)
            throw new NotSupportedException("dilation in a pooling layer");
        string before = "",
            padding = "";
        if (!windows.AreValid)
        {
            if (countsZeros)
                before = windows.Zeros;
            else if (windows.AreSame)
                padding = ", Padding = Padding.Same";
            else
                throw new NotSupportedException("padding that does not count, other than Padding.Same");
        }
        string strides = Translation.PerAxis("Strides", "Stride", windows.Strides, 0);
        return new OnnxNetwork(
            $"{Translation.Input([.. x.Space, x.Shape[1]])} "
                + $"{before}[{kind}{windows.Sizes.Length}D({windows.SizeArguments}{strides}{padding})]",
            x.ChannelsLast(),
            test.Output.ChannelsLast()
        );
    }
}

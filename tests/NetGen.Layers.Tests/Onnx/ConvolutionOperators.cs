namespace NetGen.Layers.Tests.Onnx;

internal static class ConvolutionOperators
{
    public static OnnxNetwork Conv(OnnxCase test)
    {
        OnnxTensor x = test.Inputs[0],
            kernel = test.Inputs[1];
        var windows = new OnnxWindows(test, kernel.Space);
        if (windows.Strides.Max() > 1 && windows.Dilations.Max() > 1)
            throw new NotSupportedException("strides and dilation in one layer");
        int groups = test.Int("group", 1),
            channels = x.Shape[1],
            filters = kernel.Shape[0];
        bool isDepthwise = groups == channels && channels > 1 && windows.Sizes.Length == 2;
        (string around, string padding) =
            windows.AreValid ? ("", "")
            : windows.AreSame ? ("", ", Padding = Padding.Same")
            : (windows.Zeros, "");
        string layer = isDepthwise
            ? $"DepthwiseConv2D({windows.SizeArguments}, DepthMultiplier = {filters / channels}"
            : $"Conv{windows.Sizes.Length}D({filters}, {windows.SizeArguments}";
        if (groups > 1 && !isDepthwise)
            layer += $", Groups = {groups}";
        return Network(
            test,
            around,
            layer + windows.StrideArguments + windows.DilationArguments + padding,
            isDepthwise ? "depthwise_kernel" : "kernel"
        );
    }

    public static OnnxNetwork ConvTranspose(OnnxCase test)
    {
        OnnxTensor kernel = test.Inputs[1];
        var axes = Enumerable.Range(0, kernel.Space.Length).Select(axis => new Adjoint(test, axis)).ToList();
        (Func<Adjoint, bool> Fits, string Padding, Func<Adjoint, int>? Extra)[] ways =
        [
            (a => a.Begin == 0 && a.Output == a.Full + Math.Max(0, a.Stride - a.Span), "", null),
            (a => a.Begin == 0 && a.IsExtra(a.Output - a.Full), "", a => a.Output - a.Full),
            (a => a.Begin == Math.Max(0, a.Span - a.Stride) / 2 && a.Output == a.Input * a.Stride, ", Padding = Padding.Same", null),
            (
                a => a.IsExtra(a.ExtraOfSame) && a.Begin == Math.Max(0, a.Span - a.Span % 2 - a.ExtraOfSame) / 2,
                ", Padding = Padding.Same",
                a => a.ExtraOfSame
            ),
        ];
        int way = Array.FindIndex(ways, w => axes.TrueForAll(a => w.Fits(a)));
        if (way < 0)
            throw new NotSupportedException("other parts of the result cut off than Keras does");

        int[] Each(Func<Adjoint, int> value) => [.. axes.Select(value)];
        string arguments =
            Translation.PerAxis("Strides", "Stride", Each(a => a.Stride), 1)
            + Translation.PerAxis("DilationRate", "Dilation", Each(a => a.Dilation), 1)
            + (ways[way].Extra is { } extra ? Translation.PerAxis("OutputPadding", "OutputPadding", Each(extra), -1) : "")
            + ways[way].Padding;
        string sizes = string.Join(", ", Each(a => a.Size));
        return Network(test, "", $"Conv{axes.Count}DTranspose({kernel.Shape[1]}, {sizes}" + arguments, "kernel");
    }

    // ONNX' kernels are [filters, channels, ..], transposed ones [channels, filters, ..]: both are Keras' with the axes in reverse groups.
    private static OnnxNetwork Network(OnnxCase test, string before, string layer, string kernelName)
    {
        OnnxTensor x = test.Inputs[0],
            kernel = test.Inputs[1];
        var weights = new Dictionary<string, float[]>
        {
            [kernelName] = kernel.Transposed([.. Enumerable.Range(2, kernel.Space.Length), 1, 0]),
        };
        if (test.Inputs.Count > 2)
            weights["bias"] = test.Inputs[2].Values;
        else
            layer += ", UseBias = false";
        return new OnnxNetwork(
            $"{Translation.Input([.. x.Space, x.Shape[1]])} {before}[{layer}, Name = \"op\")]",
            x.ChannelsLast(),
            test.Output.ChannelsLast()
        )
        {
            Weights = weights,
        };
    }

    /// <summary>One spatial axis of a transposed convolution.</summary>
    private sealed class Adjoint(OnnxCase test, int axis)
    {
        private readonly int[] _ones = [.. test.Inputs[0].Space.Select(_ => 1)];

        public int Input => test.Inputs[0].Space[axis];

        public int Output => test.Output.Space[axis];

        public int Size => test.Inputs[1].Space[axis];

        public int Stride => test.Ints("strides", _ones)[axis];

        public int Dilation => test.Ints("dilations", _ones)[axis];

        public int Span => (Size - 1) * Dilation + 1;

        /// <summary>What the windows cover.</summary>
        public int Full => (Input - 1) * Stride + Span;

        /// <summary>How much of it is cut off before the output begins.</summary>
        public int Begin =>
            test.Text("auto_pad", "NOTSET") == "SAME_UPPER"
                ? Math.Max(0, Full - Output) / 2
                : test.Ints("pads", new int[2 * _ones.Length])[axis];

        /// <summary>The OutputPadding that gives this output with Padding.Same.</summary>
        public int ExtraOfSame => Output - (Input - 1) * Stride - Span % 2;

        public bool IsExtra(int extra) => extra >= 0 && extra < Stride;
    }
}

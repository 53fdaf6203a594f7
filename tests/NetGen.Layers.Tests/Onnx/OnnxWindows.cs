namespace NetGen.Layers.Tests.Onnx;

/// <summary>Where the windows of a convolution or pooling node stand, and which padding of a layer puts them there.</summary>
internal sealed class OnnxWindows
{
    private readonly int[] _input,
        _output,
        _begin;

    public OnnxWindows(OnnxCase test, int[] sizes)
    {
        (_input, _output, Sizes) = (test.Inputs[0].Space, test.Output.Space, sizes);
        int[] ones = [.. sizes.Select(_ => 1)];
        Strides = test.Ints("strides", ones);
        Dilations = test.Ints("dilations", ones);
        int[] pads = test.Ints("pads", [.. sizes.Concat(sizes).Select(_ => 0)]);
        _begin = test.Text("auto_pad", "NOTSET") switch
        {
            "SAME_UPPER" => Each(axis => Missing(axis) / 2),
            "SAME_LOWER" => Each(axis => (Missing(axis) + 1) / 2),
            _ => pads[..sizes.Length],
        };
    }

    public int[] Sizes { get; }

    public int[] Strides { get; }

    public int[] Dilations { get; }

    /// <summary>Nothing is put around the input.</summary>
    public bool AreValid => All(axis => _begin[axis] == 0 && Missing(axis) == 0);

    /// <summary>As many windows as strides fit into the input, and an odd element of padding at the end. Explicit pads and rounding up can
    /// come to the same.</summary>
    public bool AreSame =>
        All(axis => _output[axis] == (_input[axis] + Strides[axis] - 1) / Strides[axis] && _begin[axis] == Missing(axis) / 2);

    /// <summary>Sizes of the windows as arguments.</summary>
    public string SizeArguments => string.Join(", ", Sizes);

    public string StrideArguments => Translation.PerAxis("Strides", "Stride", Strides, 1);

    public string DilationArguments => Translation.PerAxis("DilationRate", "Dilation", Dilations, 1);

    /// <summary>The layer that puts as many zeros around the input as the windows see there.</summary>
    public string Zeros => $"[ZeroPadding{Sizes.Length}D({string.Join(", ", Around)})] ";

    // Before and after the input along each axis.
    private int[] Around =>
        [.. Enumerable.Range(0, Sizes.Length).SelectMany(axis => new[] { _begin[axis], Math.Max(0, Missing(axis) - _begin[axis]) })];

    /// <summary>Elements that the windows reach beyond the input, on both sides together.</summary>
    private int Missing(int axis) =>
        Math.Max(0, (_output[axis] - 1) * Strides[axis] + (Sizes[axis] - 1) * Dilations[axis] + 1 - _input[axis]);

    private bool All(Func<int, bool> holds) => Enumerable.Range(0, Sizes.Length).All(holds);

    private int[] Each(Func<int, int> value) => [.. Enumerable.Range(0, Sizes.Length).Select(value)];
}

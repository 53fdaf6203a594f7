using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>A convolution of square windows.</summary>
internal sealed class Conv(int channels, int filters, int kernel, int stride = 1, int padding = 0) : Layer
{
    /// <summary>Into so many equal parts channels and filters are divided.</summary>
    public int Groups { get; init; } = 1;

    public bool UseBias { get; init; } = true;

    public Activation Activation { get; init; } = Activation.ReLU;

    private int Inputs => channels / Groups * kernel * kernel;

    public override Func<Tensor, Tensor> InTorch(TorchModel model)
    {
        Tensor weights = model.Parameter(Inputs, filters, channels / Groups, kernel, kernel);
        Tensor? bias = UseBias ? model.Parameter(Inputs, filters) : null;
        long[] strides = [stride, stride],
            paddings = [padding, padding];
        return x => Activation.Of(nn.functional.conv2d(x, weights, bias, strides, paddings, groups: Groups));
    }

    public override string InOnnx(OnnxGraph graph, string x)
    {
        string weights = graph.Parameter(Inputs, filters, channels / Groups, kernel, kernel);
        string[] bias = UseBias ? [graph.Parameter(Inputs, filters)] : [];
        long[] strides = [stride, stride],
            paddings = [padding, padding, padding, padding];
        return Activation.Of(graph, graph.Add("Conv", [x, weights, .. bias], ("strides", strides), ("pads", paddings), ("group", Groups)));
    }
}

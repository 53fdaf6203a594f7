using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>A convolution of square windows with ReLU.</summary>
internal sealed class Conv(int channels, int filters, int kernel, int stride = 1, int padding = 0) : Layer
{
    private readonly int _inputs = channels * kernel * kernel;

    public override Func<Tensor, Tensor> InTorch(TorchModel model)
    {
        Tensor weights = model.Parameter(_inputs, filters, channels, kernel, kernel),
            bias = model.Parameter(_inputs, filters);
        long[] strides = [stride, stride],
            paddings = [padding, padding];
        return x => nn.functional.relu(nn.functional.conv2d(x, weights, bias, strides, paddings));
    }

    public override string InOnnx(OnnxGraph graph, string x)
    {
        string weights = graph.Parameter(_inputs, filters, channels, kernel, kernel),
            bias = graph.Parameter(_inputs, filters);
        long[] strides = [stride, stride],
            paddings = [padding, padding, padding, padding];
        return graph.Add("Relu", [graph.Add("Conv", [x, weights, bias], ("strides", strides), ("pads", paddings))]);
    }
}

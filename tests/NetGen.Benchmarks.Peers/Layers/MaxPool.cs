using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>The largest of each two by two values.</summary>
internal sealed class MaxPool : Layer
{
    private static readonly long[] s_two = [2, 2];

    public override Func<Tensor, Tensor> InTorch(TorchModel model) => x => nn.functional.max_pool2d(x, s_two, s_two);

    public override string InOnnx(OnnxGraph graph, string x) => graph.Add("MaxPool", [x], ("kernel_shape", s_two), ("strides", s_two));
}

using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAveragePool : Layer
{
    private static readonly long[] s_sides = [2, 3];

    public override Func<Tensor, Tensor> InTorch(TorchModel model) => x => x.mean(s_sides);

    public override string InOnnx(OnnxGraph graph, string x) => graph.Add("Flatten", [graph.Add("GlobalAveragePool", [x])]);
}

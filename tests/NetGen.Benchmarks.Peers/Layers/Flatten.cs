using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>Each sample as a vector.</summary>
internal sealed class Flatten : Layer
{
    public override Func<Tensor, Tensor> InTorch(TorchModel model) => x => x.flatten(1);

    public override string InOnnx(OnnxGraph graph, string x) => graph.Add("Flatten", [x]);
}

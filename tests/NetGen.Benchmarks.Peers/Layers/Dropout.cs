using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>Leaves out values at random in training, and does nothing else.</summary>
internal sealed class Dropout(double rate) : Layer
{
    public override Func<Tensor, Tensor> InTorch(TorchModel model) =>
        model.IsTraining ? x => nn.functional.dropout(x, rate, training: true) : x => x;

    public override string InOnnx(OnnxGraph graph, string x) => x;
}

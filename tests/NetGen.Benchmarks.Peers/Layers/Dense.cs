using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>y = activation(x Wᵀ + b), W of units times inputs.</summary>
internal sealed class Dense(int inputs, int units, Activation activation = Activation.Linear) : Layer
{
    public override Func<Tensor, Tensor> InTorch(TorchModel model)
    {
        Tensor weights = model.Parameter(inputs, units, inputs),
            bias = model.Parameter(inputs, units);
        return x => activation.Of(nn.functional.linear(x, weights, bias));
    }

    public override string InOnnx(OnnxGraph graph, string x)
    {
        string weights = graph.Parameter(inputs, units, inputs),
            bias = graph.Parameter(inputs, units);
        return activation.Of(graph, graph.Add("Gemm", [x, weights, bias], ("transB", 1)));
    }
}

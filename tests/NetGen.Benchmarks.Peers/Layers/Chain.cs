using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>Layers one after another; none leave a value as it is.</summary>
internal sealed class Chain(params Layer[] layers) : Layer
{
    public override Func<Tensor, Tensor> InTorch(TorchModel model)
    {
        Func<Tensor, Tensor>[] functions = [.. layers.Select(layer => layer.InTorch(model))];
        return x =>
        {
            foreach (Func<Tensor, Tensor> function in functions)
                x = function(x);
            return x;
        };
    }

    public override string InOnnx(OnnxGraph graph, string x)
    {
        foreach (Layer layer in layers)
            x = layer.InOnnx(graph, x);
        return x;
    }
}

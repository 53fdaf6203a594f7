using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>ReLU of the sum of what one layer makes of a value, and another on the way around it.</summary>
internal sealed class Residual(Layer layer, Layer shortcut) : Layer
{
    public override Func<Tensor, Tensor> InTorch(TorchModel model)
    {
        Func<Tensor, Tensor> residual = layer.InTorch(model),
            around = shortcut.InTorch(model);
        return x => Activation.ReLU.Of(residual(x) + around(x));
    }

    public override string InOnnx(OnnxGraph graph, string x)
    {
        string residual = layer.InOnnx(graph, x),
            around = shortcut.InOnnx(graph, x);
        return Activation.ReLU.Of(graph, graph.Add("Add", [residual, around]));
    }
}

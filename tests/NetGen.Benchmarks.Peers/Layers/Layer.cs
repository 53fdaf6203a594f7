using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>A layer in the words of both libraries, which ask for its weights in the same order.</summary>
internal abstract class Layer
{
    /// <summary>Makes its parameters and returns what it does with a batch.</summary>
    public abstract Func<Tensor, Tensor> InTorch(TorchModel model);

    /// <summary>Writes it behind the value <paramref name="x"/> and returns the name of its own.</summary>
    public abstract string InOnnx(OnnxGraph graph, string x);
}

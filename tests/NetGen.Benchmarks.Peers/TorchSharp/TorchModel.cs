using static TorchSharp.torch;
using Trained = TorchSharp.Modules.Parameter;

namespace NetGen.Benchmarks.Peers;

/// <summary>Layers with TorchSharp's parameters.</summary>
internal sealed class TorchModel
{
    private readonly Func<Tensor, Tensor> _forward;

    public TorchModel(int batch, bool isTraining, params Layer[] layers)
    {
        (Batch, IsTraining) = (batch, isTraining);
        _forward = new Chain(layers).InTorch(this);
    }

    /// <summary>The samples of a batch.</summary>
    public int Batch { get; }

    /// <summary>Whether layers do what they do in training alone.</summary>
    public bool IsTraining { get; }

    /// <summary>All that an optimizer moves.</summary>
    public List<Trained> Parameters { get; } = [];

    /// <summary>Where parameters come from.</summary>
    public Weights Weights { get; } = new();

    /// <summary>A parameter of this shape, of a layer that sums over so many inputs.</summary>
    public Trained Parameter(int inputs, params long[] shape) =>
        Parameter(Weights.Next((int)shape.Aggregate((a, b) => a * b), inputs), shape);

    /// <summary>A parameter of this shape with these values.</summary>
    public Trained Parameter(float[] values, params long[] shape)
    {
        var parameter = new Trained(tensor(values, shape));
        Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>What the last layer makes of a batch.</summary>
    public Tensor Forward(Tensor x) => _forward(x);
}

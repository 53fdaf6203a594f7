using System.Numerics;

namespace NetGen;

/// <summary>The context of a run that trains one network.</summary>
internal sealed class NetworkContext<T>(
    INetwork<T> network,
    TrainingOptions options,
    int samples,
    Optimizer optimizer,
    ITrainingState? state = null
) : TrainingContext(options, samples, optimizer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override ITrainingState? State => state;

    internal override byte[][] CopyWeights() => [Copy(network)];

    internal override void PutWeights(byte[][] weights) => Put(network, weights[0]);

    internal override void Prune(IReadOnlyList<string>? names, double sparsity)
    {
        foreach (string name in names ?? Kernels)
            network.Prune(name, sparsity);
    }

    internal override void CheckPrunable(IReadOnlyList<string>? names)
    {
        foreach (string name in names ?? Kernels)
            _ = NetworkPruning.Tensors(network.Engine.Info, name);
    }

    private IReadOnlyList<string> Kernels =>
        [.. network.Engine.Info.Parameters.Where(spec => !spec.IsState && spec.Shape.Length > 1).Select(spec => spec.Name)];

    public override void Save(string path) => network.Save(path);
}

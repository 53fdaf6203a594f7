using System.Numerics;

namespace NetGen;

/// <summary>The context of a run that trains one network.</summary>
internal sealed class NetworkContext<T>(INetwork<T> network, TrainingOptions options, int samples, Optimizer optimizer)
    : TrainingContext(options, samples, optimizer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Action CaptureWeights()
    {
        IReadOnlyList<NamedTensor<T>> weights = network.GetWeights();
        return () => network.SetWeights(weights);
    }

    public override void Save(string path) => network.Save(path);
}

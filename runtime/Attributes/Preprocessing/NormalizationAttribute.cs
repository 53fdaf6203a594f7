namespace NetGen;

/// <summary>Brings each feature to mean 0 and variance 1: y = (x - mean) / max(sqrt(variance), 1e-7), with one mean and one variance for
/// each feature (an index of the last axis, unless said otherwise). They are given by <see cref="Mean"/> and <see cref="Variance"/>, or
/// learned from data before training, by net.Adapt(train): then the layer stands at the network's input, and its states are mean
/// [features], variance [features] and count [1], the number of samples that they were learned from, which are saved with the weights and
/// never trained. A network that has not learned them neither trains nor predicts. Output: the input's shape.</summary>
public sealed class NormalizationAttribute : LayerAttribute, IHasAxis
{
    /// <summary>The axis of the features: 1 is the first of a sample, -1 the last, unless said otherwise.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>The mean of each feature, or one for all; learned where it is not said.</summary>
    public double[] Mean { get; set; } = [];

    /// <summary>The variance of each feature, or one for all, at least 0; said if and only if <see cref="Mean"/> is.</summary>
    public double[] Variance { get; set; } = [];

    /// <summary>Undoes it: y = mean + x · max(sqrt(variance), 1e-7). Only where mean and variance are given: what is learned is that of the
    /// layer's own input. False unless said otherwise.</summary>
    public bool Invert { get; set; }
}

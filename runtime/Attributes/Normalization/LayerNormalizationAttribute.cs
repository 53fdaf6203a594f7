namespace NetGen;

/// <summary>Normalises each sample, and each step or pixel of it, over its last axis or others, in training and inference alike (Ba, Kiros
/// and Hinton, 2016, arXiv:1607.06450). Parameters gamma and beta: the lengths of the axes.</summary>
public sealed class LayerNormalizationAttribute : NormalizationLayerAttribute, IHasAxes
{
    /// <summary>The axes that mean and variance are over, in rising order: 1 is the first of a sample, -1 the last. The last alone unless
    /// said otherwise; 1, 2 and 3 are a whole image.</summary>
    public int[] Axis { get; set; } = [-1];
}

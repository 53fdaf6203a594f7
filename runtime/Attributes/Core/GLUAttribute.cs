namespace NetGen;

/// <summary>Gated linear unit: the last axis, or another one, in two halves, of which the second says how much of the first goes through, y
/// = a · sigmoid(b) with x = [a, b] (Dauphin et al., 2017, arXiv:1612.08083). Input [features], [steps, features] or an image with an even
/// number of features, output half as many. No parameters: the layer before it makes both halves.</summary>
public sealed class GLUAttribute : LayerAttribute, IHasAxis
{
    /// <summary>The axis that has both halves: 1 is the first of a sample, -1 the last, unless said otherwise.</summary>
    public int Axis { get; set; } = -1;
}

namespace NetGen;

/// <summary>Gated linear unit: the last axis in two halves, of which the second says how much of the first goes through, y = a · sigmoid(b)
/// with x = [a, b] (Dauphin et al., 2017, arXiv:1612.08083). Input [features], [steps, features] or an image with an even number of
/// features, output half as many. No parameters: the layer before it makes both halves.</summary>
public sealed class GLUAttribute : LayerAttribute;

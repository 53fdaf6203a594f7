namespace NetGen;

/// <summary>Brings each sample, and each step or pixel of it, to Euclidean norm 1 over its last axis or another one: y = x / max(|x|,
/// 1e-12), so that zeros stay zeros. Output: the input's shape. No parameters.</summary>
public sealed class UnitNormalizationAttribute : LayerAttribute, IHasAxis
{
    /// <summary>The axis that the norm is over: 1 is the first of a sample, -1 the last, unless said otherwise.</summary>
    public int Axis { get; set; } = -1;
}

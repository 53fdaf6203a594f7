namespace NetGen;

/// <summary>Brings each sample, and each step or pixel of it, to Euclidean norm 1 over its last axis: y = x / max(|x|, 1e-12), so that
/// zeros stay zeros. Output: the input's shape. No parameters.</summary>
public sealed class UnitNormalizationAttribute : LayerAttribute;

namespace NetGen;

/// <summary>Normalises each sample, and each step or pixel of it, over its last axis, in training and inference alike (Ba, Kiros and
/// Hinton, 2016, arXiv:1607.06450). Parameters gamma and beta [features].</summary>
public sealed class LayerNormalizationAttribute : NormalizationAttribute;

namespace NetGen;

/// <summary>What normalising layers have in common that take the indices of one axis for features, or channels.</summary>
public abstract class FeatureNormalizationAttribute : NormalizationLayerAttribute, IHasAxis
{
    /// <summary>The axis of the features: 1 is the first of a sample, as in Keras, where channels stand first; -1 the last, unless said
    /// otherwise.</summary>
    public int Axis { get; set; } = -1;
}

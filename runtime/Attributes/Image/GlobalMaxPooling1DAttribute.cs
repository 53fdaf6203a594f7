namespace NetGen;

/// <summary>The largest value of each feature over the steps of a sequence that are no padding; 0 where all are. Input [steps, features],
/// output [features].</summary>
public sealed class GlobalMaxPooling1DAttribute : LayerAttribute, IHasDataFormat
{
    /// <summary>Whether the output is a sequence of one step, [1, features], instead of a vector.</summary>
    public bool KeepDims { get; set; }

    /// <inheritdoc cref="ImageLayerAttribute.DataFormat"/>
    public DataFormat DataFormat { get; set; }
}

namespace NetGen;

/// <summary>The mean of each channel over the whole volume. Input [depth, height, width, channels], output [channels].</summary>
public sealed class GlobalAveragePooling3DAttribute : ImageLayerAttribute
{
    /// <inheritdoc cref="GlobalMaxPooling3DAttribute.KeepDims"/>
    public bool KeepDims { get; set; }
}

namespace NetGen;

/// <summary>The largest value of each channel over the whole volume. Input [depth, height, width, channels], output [channels].</summary>
public sealed class GlobalMaxPooling3DAttribute : ImageLayerAttribute
{
    /// <summary>Whether the output is a volume of one place, [1, 1, 1, channels], instead of a vector.</summary>
    public bool KeepDims { get; set; }
}

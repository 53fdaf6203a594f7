namespace NetGen;

/// <summary>The mean of each channel over the whole image. Input [height, width, channels], output [channels].</summary>
public sealed class GlobalAveragePooling2DAttribute : ImageLayerAttribute
{
    /// <summary>Whether the output is an image of one pixel, [1, 1, channels], instead of a vector.</summary>
    public bool KeepDims { get; set; }
}

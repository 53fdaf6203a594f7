namespace NetGen;

/// <summary>An input of the network: its shape without the batch. [784] is a vector, [28, 28, 1] an image (height, width, channels), [16,
/// 28, 28, 1] a volume (depth, height, width, channels), [28, 28] a sequence (steps, features).</summary>
/// <param name="shape">The lengths of the axes.</param>
public sealed class InputAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The lengths of the axes.</summary>
    public int[] Shape { get; } = shape;
}

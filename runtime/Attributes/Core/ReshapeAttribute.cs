namespace NetGen;

/// <summary>The same values in C order under another shape. One length may be -1: it is what is left.</summary>
/// <param name="shape">The new lengths, without the batch.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The new lengths, without the batch.</summary>
    public int[] Shape { get; } = shape;
}

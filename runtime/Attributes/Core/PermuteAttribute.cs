namespace NetGen;

/// <summary>The axes of a sample in another order: axis i of the output, counted from 1, is axis dims[i] of the input. Input of any shape;
/// Permute(2, 1) makes [5, 3] of [3, 5].</summary>
/// <param name="dims">The numbers of the input's axes, 1 for the first behind the batch, in the order of the output.</param>
public sealed class PermuteAttribute(params int[] dims) : LayerAttribute
{
    /// <summary>The numbers of the input's axes, 1 for the first behind the batch, in the order of the output.</summary>
    public int[] Dims { get; } = dims;
}

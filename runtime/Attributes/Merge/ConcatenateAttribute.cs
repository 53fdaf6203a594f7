namespace NetGen;

/// <summary>The previous tensor (or From) and the named ones side by side along the last axis; the other axes must agree.</summary>
/// <param name="with">Names of the other tensors, in order.</param>
public sealed class ConcatenateAttribute(params string[] with) : LayerAttribute
{
    /// <summary>Names of the other tensors, in order.</summary>
    public string[] With { get; } = with;
}

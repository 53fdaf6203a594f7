namespace NetGen;

/// <summary>What layers that join the previous tensor (or From) with others have in common.</summary>
/// <param name="with">Names of the other tensors, in order.</param>
public abstract class MergeAttribute(string[] with) : LayerAttribute
{
    /// <summary>Names of the other tensors, in order.</summary>
    public string[] With { get; } = with;
}

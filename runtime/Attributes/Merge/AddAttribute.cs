namespace NetGen;

/// <summary>The sum of the previous tensor (or From) and the named ones; all of one shape.</summary>
/// <param name="with">Names of the other tensors.</param>
public sealed class AddAttribute(params string[] with) : LayerAttribute
{
    /// <summary>Names of the other tensors.</summary>
    public string[] With { get; } = with;
}

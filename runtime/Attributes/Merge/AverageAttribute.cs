namespace NetGen;

/// <summary>The mean, element by element, of the previous tensor (or From) and the named ones; all of one shape.</summary>
/// <param name="with">Names of the other tensors.</param>
public sealed class AverageAttribute(params string[] with) : LayerAttribute
{
    /// <summary>Names of the other tensors.</summary>
    public string[] With { get; } = with;
}

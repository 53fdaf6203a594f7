namespace NetGen;

/// <summary>An activation as a layer of its own. Output: the input's shape.</summary>
/// <param name="function">Which.</param>
public sealed class ActivationAttribute(Activation function) : LayerAttribute
{
    /// <summary>Which.</summary>
    public Activation Function { get; } = function;
}

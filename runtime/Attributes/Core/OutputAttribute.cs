namespace NetGen;

/// <summary>Says which tensors are the outputs, one after another; absent, the last layer is. Stands last.</summary>
/// <param name="names">Names of layers.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OutputAttribute(params string[] names) : Attribute
{
    /// <summary>Names of layers.</summary>
    public string[] Names { get; } = names;
}

namespace NetGen;

/// <summary>What is said of a layer behind or below its own attribute, since it has arguments of its own: how a tensor starts, what it is
/// held to, or what is added to the loss. It belongs to the nearest layer above it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class RefinementAttribute : Attribute
{
    private protected RefinementAttribute() { }
}

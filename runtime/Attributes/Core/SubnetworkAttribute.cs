namespace NetGen;

/// <summary>Another network as a layer. It shares its parameters with the property of that type that the generated class has.</summary>
/// <param name="network">A class with [Network] of the same precision.</param>
public sealed class SubnetworkAttribute(Type network) : LayerAttribute
{
    /// <summary>A class with [Network] of the same precision.</summary>
    public Type Network { get; } = network;
}

namespace NetGen.Generator.Graph;

/// <summary>What a layer can do besides its part in the network: programs over its parameters, and the property that gives users an object
/// made of them.</summary>
/// <param name="Factory">The method that makes the object: of the network, the programs, the offset of the layer's parameters, and the
/// arguments.</param>
/// <param name="Arguments">As C#.</param>
/// <param name="Programs">In the order of the factory's type parameters.</param>
internal sealed record Companion(string Factory, string Arguments, IReadOnlyList<CompanionProgram> Programs);

/// <summary>One of these programs: a struct of this name.</summary>
internal sealed record CompanionProgram(string Name, string Summary, NetworkGraph Graph);

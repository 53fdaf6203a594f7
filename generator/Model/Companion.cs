using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>An object that users get for a layer beside its part in the network, such as a Boltzmann machine: programs over the layer's
/// parameters, and the method that makes the object of them.</summary>
/// <param name="Factory">The runtime's method that makes the object: of the network, the programs, the offset of the layer's parameters,
/// and the arguments.</param>
/// <param name="Arguments">In the order of the factory's parameters.</param>
/// <param name="Programs">In the order of the factory's type parameters.</param>
internal sealed record Companion(string Factory, IReadOnlyList<NamedValue> Arguments, IReadOnlyList<CompanionProgram> Programs);

/// <summary>One of these programs: a struct of this name.</summary>
internal sealed record CompanionProgram(string Name, string Summary, NetworkGraph Graph);

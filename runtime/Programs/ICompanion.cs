namespace NetGen.CompilerServices;

/// <summary>A layer that works by itself as well, over its part of the network's parameters, such as a restricted Boltzmann
/// machine.</summary>
internal interface ICompanion
{
    /// <summary>The layer's name.</summary>
    string Name { get; }
}

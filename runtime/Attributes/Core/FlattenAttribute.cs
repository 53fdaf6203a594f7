namespace NetGen;

/// <summary>Makes a vector of any shape, in C order.</summary>
public sealed class FlattenAttribute : LayerAttribute;

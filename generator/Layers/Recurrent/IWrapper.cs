namespace NetGen.Generator.Layers;

/// <summary>A kind whose layers are made of another one, whose attribute stands straight below.</summary>
internal interface IWrapper;

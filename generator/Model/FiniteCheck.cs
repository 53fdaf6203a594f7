namespace NetGen.Generator.Model;

/// <summary>No value is NaN or infinite.</summary>
internal sealed record FiniteCheck() : InputCheck("FiniteCheck");

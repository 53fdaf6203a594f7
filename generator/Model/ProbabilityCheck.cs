namespace NetGen.Generator.Model;

/// <summary>Every value is between 0 and 1.</summary>
internal sealed record ProbabilityCheck() : InputCheck("ProbabilityCheck");

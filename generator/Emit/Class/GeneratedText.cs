namespace NetGen.Generator.Emit;

/// <summary>The generated part of a class.</summary>
/// <param name="Members">The file with what users see, and the passes.</param>
/// <param name="Kernels">The file with the kernels that these call; null where nothing is compiled.</param>
internal sealed record GeneratedText(string Members, string? Kernels = null);

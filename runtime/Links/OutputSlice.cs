namespace NetGen.CompilerServices;

/// <summary>Where one of several outputs and its targets lie in a sample.</summary>
/// <param name="Link">What stands before the output.</param>
/// <param name="Start">The first value of the output.</param>
/// <param name="Length">How many it has.</param>
/// <param name="Columns">Its last axis.</param>
/// <param name="TargetStart">The first target.</param>
/// <param name="TargetLength">How many there are.</param>
internal readonly record struct OutputSlice(Link Link, int Start, int Length, int Columns, int TargetStart, int TargetLength);

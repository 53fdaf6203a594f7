namespace NetGen.Serialization;

/// <summary>One tensor as a .safetensors header describes it.</summary>
/// <param name="Name">The layer's name, a dot and the tensor's.</param>
/// <param name="Dtype">F32, F64, ...</param>
/// <param name="Shape">One length an axis.</param>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last one.</param>
internal sealed record SafetensorsEntry(string Name, string Dtype, List<long> Shape, long Begin, long End);

namespace NetGen.Generator.Shapes;

/// <summary>Where the elements of a tensor lie in a buffer: an offset, and for each axis the distance between neighbours.</summary>
internal sealed record Strides(int Offset, int[] Steps);

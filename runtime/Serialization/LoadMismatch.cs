namespace NetGen;

/// <summary>A tensor that a file has in another shape.</summary>
/// <param name="Name">The network's name of it.</param>
/// <param name="Shape">The shape that it has there.</param>
/// <param name="FileName">The file's name of it.</param>
/// <param name="FileShape">The shape that it has there.</param>
public sealed record LoadMismatch(string Name, IReadOnlyList<int> Shape, string FileName, IReadOnlyList<int> FileShape)
{
    /// <summary>Both names and shapes.</summary>
    public override string ToString() =>
        $"'{Name}' has the shape {Show.Shape([.. Shape])}, but {Show.Text(FileName)} of the file has {Show.Shape([.. FileShape])}";
}

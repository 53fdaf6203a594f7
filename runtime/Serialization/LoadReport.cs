namespace NetGen;

/// <summary>What was taken from another network's file, by names of tensors, such as dense.kernel.</summary>
public sealed class LoadReport
{
    internal LoadReport(string[] loaded, string[] left, LoadMismatch[] mismatched, string[] unused) =>
        (Loaded, Left, Mismatched, Unused) = (
            Array.AsReadOnly(loaded),
            Array.AsReadOnly(left),
            Array.AsReadOnly(mismatched),
            Array.AsReadOnly(unused)
        );

    /// <summary>The network's tensors that have the file's values now.</summary>
    public IReadOnlyList<string> Loaded { get; }

    /// <summary>The network's tensors that are as they were: the file has none of the name, the map says so, or one of the layer's has
    /// another shape there.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>Those of them whose shape is another one in the file.</summary>
    public IReadOnlyList<LoadMismatch> Mismatched { get; }

    /// <summary>The file's tensors that nothing was made of.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>All of it, a line each.</summary>
    public override string ToString() =>
        string.Join(
            Environment.NewLine,
            new[] { ("loaded", Loaded), ("left", Left), ("mismatched", [.. Mismatched.Select(m => m.ToString())]), ("unused", Unused) }
                .Where(part => part.Item2.Count > 0)
                .Select(part => $"{part.Item1}: {string.Join(", ", part.Item2)}")
        );
}

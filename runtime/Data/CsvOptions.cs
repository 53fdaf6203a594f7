namespace NetGen;

/// <summary>How <see cref="Dataset.FromCsv(string, CsvOptions?)"/> reads a text file.</summary>
public sealed class CsvOptions
{
    /// <summary>The first line holds names and is skipped; they appear in messages.</summary>
    public bool HasHeader { get; init; }

    /// <summary>What stands between two cells.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The columns that are targets, from 0, in the order that the targets shall have; the last column when null. All others are inputs.</summary>
    public IReadOnlyList<int>? TargetColumns { get; init; }
}

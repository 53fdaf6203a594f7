namespace NetGen.Formats;

/// <summary>Which columns of a text file are inputs and which are targets.</summary>
internal sealed class CsvColumns
{
    private readonly bool[] _isUsed;

    /// <summary>The choice, for lines of <paramref name="count"/> cells.</summary>
    /// <exception cref="ArgumentException">A column does not exist or is named twice, or there is no input or no target.</exception>
    public CsvColumns(CsvOptions options, int count, string source)
    {
        Targets = options.TargetColumns is null ? [count - 1] : Checked(options.TargetColumns, "target", count, source);
        if (options.InputColumns is null && Targets.Length >= count)
            throw new ArgumentException(
                $"{source} has {count} columns and all are targets; at least one must be an input.",
                nameof(options)
            );
        Inputs = options.InputColumns is null
            ? [.. Enumerable.Range(0, count).Except(Targets)]
            : Checked(options.InputColumns, "input", count, source);
        foreach (int both in Inputs.Intersect(Targets))
            throw new ArgumentException(
                $"The column {both} is both an input and a target"
                    + (options.TargetColumns is null ? ", which the last one is unless CsvOptions.TargetColumns says otherwise." : "."),
                nameof(options)
            );
        _isUsed = new bool[count];
        foreach (int column in Inputs.Concat(Targets))
            _isUsed[column] = true;
    }

    /// <summary>The columns of inputs, in order.</summary>
    public int[] Inputs { get; }

    /// <summary>The columns of targets, in order.</summary>
    public int[] Targets { get; }

    /// <summary>Cells of a line.</summary>
    public int Count => _isUsed.Length;

    /// <summary>Whether a column is either; one too many is not.</summary>
    public bool IsUsed(int column) => column < Count && _isUsed[column];

    private static int[] Checked(IReadOnlyList<int> columns, string what, int count, string source)
    {
        foreach (int column in columns)
            if (column < 0 || column >= count)
                throw new ArgumentException(
                    $"The {what} column {column} does not exist; {source} has the columns 0 to {count - 1}.",
                    "options"
                );
        if (columns.Count == 0 || columns.Distinct().Count() < columns.Count)
            throw new ArgumentException($"The {what} columns [{string.Join(", ", columns)}] must be at least one, each once.", "options");
        return [.. columns];
    }
}

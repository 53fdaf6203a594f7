namespace NetGen.Formats;

/// <summary>Which columns of a text file are inputs and which are targets.</summary>
internal sealed class CsvColumns
{
    private readonly bool[] _isUsed;

    /// <summary>The choice, for lines of <paramref name="count"/> cells.</summary>
    /// <exception cref="ArgumentException">A column does not exist or is named twice, or there is no input or no target.</exception>
    public CsvColumns(CsvOptions options, IReadOnlyList<string> names, int count, string source)
    {
        IReadOnlyList<int>? targets = Chosen(options.TargetColumns, options.TargetNames, "target", names, source),
            inputs = Chosen(options.InputColumns, options.InputNames, "input", names, source);
        Targets = targets is null ? [count - 1] : Checked(targets, "target", count, source);
        if (inputs is null && Targets.Length >= count)
            throw new ArgumentException(
                $"{source} has {count} columns and all are targets; at least one must be an input.",
                nameof(options)
            );
        Inputs = inputs is null ? [.. Enumerable.Range(0, count).Except(Targets)] : Checked(inputs, "input", count, source);
        IReadOnlyList<int>? categories = Chosen(options.CategoryColumns, options.CategoryNames, "category", names, source);
        Categories = categories is null ? [] : Checked(categories, "category", count, source);
        Names = [.. Enumerable.Range(0, count).Select(i => i < names.Count ? names[i] : $"column {i}")];
        foreach (int both in Inputs.Intersect(Targets))
            throw new ArgumentException(
                $"The column {both} is both an input and a target"
                    + (targets is null ? ", which the last one is unless CsvOptions.TargetColumns says otherwise." : "."),
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

    /// <summary>The columns of categories.</summary>
    public int[] Categories { get; }

    /// <summary>A name for each column.</summary>
    public string[] Names { get; }

    /// <summary>Cells of a line.</summary>
    public int Count => _isUsed.Length;

    /// <summary>Whether a column is either; one too many is not.</summary>
    public bool IsUsed(int column) => column < Count && _isUsed[column];

    // By number, by name, or not at all.
    private static IReadOnlyList<int>? Chosen(
        IReadOnlyList<int>? numbers,
        IReadOnlyList<string>? chosen,
        string what,
        IReadOnlyList<string> names,
        string source
    )
    {
        if (chosen is null)
            return numbers;
        if (numbers is not null)
            throw new ArgumentException($"The {what} columns are given by number and by name; give them once.", "options");
        if (names.Count == 0)
            throw new ArgumentException(
                $"The {what} columns are given by name, but CsvOptions.HasHeader does not say that there are names.",
                "options"
            );
        int[] found = new int[chosen.Count];
        for (int i = 0; i < found.Length; i++)
        {
            int[] at = [.. Enumerable.Range(0, names.Count).Where(column => names[column] == chosen[i])];
            if (at.Length != 1)
                throw new ArgumentException(
                    $"{source} has {(at.Length == 0 ? "no column" : $"{at.Length} columns")} {Show.Text(chosen[i])}; its header has "
                        + $"{Show.Text(string.Join(", ", names))}.",
                    "options"
                );
            found[i] = at[0];
        }
        return found;
    }

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

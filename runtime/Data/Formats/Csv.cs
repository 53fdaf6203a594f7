using System.Globalization;

namespace NetGen.Formats;

/// <summary>Numbers from text, in the invariant culture.</summary>
internal static class Csv
{
    /// <summary>All rows: the values of the input columns, then those of the target columns.</summary>
    public static (float[] Inputs, float[] Targets, int InputColumns, int TargetColumns) Read(TextReader reader, CsvOptions options, string source)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (options.Separator is '"' or '\n' or '\r') throw new ArgumentException($"The separator cannot be a quote or a line break.", nameof(options));
        var cells = new CsvCells(reader, options.Separator, source);
        List<string> names = options.HasHeader && cells.NextRow() ? Names(cells) : [];
        List<float> row = [], inputs = [], targets = [];
        int[] targetColumns = [];
        bool[] isTarget = [];
        for (int firstLine = 0; cells.NextRow();)
        {
            row.Clear();
            while (cells.NextCell(out ReadOnlySpan<char> cell)) row.Add(Number(cell, cells, names, options.HasHeader, source));
            if (firstLine == 0)
            {
                firstLine = cells.Line;
                if (names.Count > 0 && names.Count != row.Count) throw new InvalidDataException($"{source}, line {cells.Line} has {row.Count} cells, but the header has {names.Count}.");
                targetColumns = Targets(options, row.Count, source);
                isTarget = new bool[row.Count];
                foreach (int column in targetColumns) isTarget[column] = true;
            }
            if (row.Count != isTarget.Length) throw new InvalidDataException($"{source}, line {cells.Line} has {row.Count} cells, but line {firstLine} has {isTarget.Length}.");
            for (int column = 0; column < row.Count; column++)
                if (!isTarget[column]) inputs.Add(row[column]);
            foreach (int column in targetColumns) targets.Add(row[column]);
        }
        if (isTarget.Length == 0) throw new InvalidDataException($"{source} has no line of numbers.");
        return ([.. inputs], [.. targets], isTarget.Length - targetColumns.Length, targetColumns.Length);
    }

    private static List<string> Names(CsvCells cells)
    {
        var names = new List<string>();
        while (cells.NextCell(out ReadOnlySpan<char> cell)) names.Add(cell.Trim().ToString());
        return names;
    }

    private static float Number(ReadOnlySpan<char> cell, CsvCells cells, List<string> names, bool hasHeader, string source)
    {
        if (float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)) return value;
        string name = cells.Column <= names.Count ? $" ({Show.Text(names[cells.Column - 1])})" : "";
        string hint = cells.Line == 1 && !hasHeader ? " If the first line holds names, set CsvOptions.HasHeader." : "";
        throw new InvalidDataException($"{source}, line {cells.Line}, column {cells.Column}{name}: {Show.Text(cell)} is no finite number.{hint}");
    }

    private static int[] Targets(CsvOptions options, int columns, string source)
    {
        int[] targets = options.TargetColumns is null ? [columns - 1] : [.. options.TargetColumns];
        foreach (int column in targets)
            if (column < 0 || column >= columns) throw new ArgumentException($"The target column {column} does not exist; {source} has the columns 0 to {columns - 1}.", nameof(options));
        if (targets.Length == 0 || targets.Distinct().Count() < targets.Length)
            throw new ArgumentException($"The target columns [{string.Join(", ", targets)}] must be at least one, each once.", nameof(options));
        if (targets.Length >= columns) throw new ArgumentException($"{source} has {columns} columns and all are targets; at least one must be an input.", nameof(options));
        return targets;
    }
}

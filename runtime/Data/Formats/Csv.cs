using System.Globalization;
using System.Numerics;

namespace NetGen.Formats;

/// <summary>Numbers from text, whatever the machine's culture.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class Csv<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsvOptions _options;
    private readonly string _source;
    private readonly CsvCells _cells;
    private readonly NumberFormatInfo _format;
    private readonly T _empty;
    private readonly List<string> _names;
    private CsvCategories _categories = new([], null);
    private int[] _targets = [];

    private Csv(TextReader reader, CsvOptions options, string source)
    {
        Check(options);
        (_options, _source, _empty) = (options, source, T.CreateTruncating(options.EmptyValue ?? 0));
        if (!T.IsFinite(_empty))
            throw new ArgumentException($"The value for empty cells is {options.EmptyValue}; it must be finite.", nameof(options));
        _format = new NumberFormatInfo { NumberDecimalSeparator = options.DecimalSeparator.ToString() };
        _cells = new CsvCells(reader, options.Separator, source, options.SkipLines);
        _names = options.HasHeader && _cells.NextRow() ? Names() : [];
    }

    /// <summary>All rows: the values of the input columns, and those of the target columns.</summary>
    public static (T[] Inputs, T[] Targets, CsvSchema Schema) Read(TextReader reader, CsvOptions options, string source)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new Csv<T>(reader, options, source).Read();
    }

    private (T[] Inputs, T[] Targets, CsvSchema Schema) Read()
    {
        if (!_cells.NextRow())
            throw new InvalidDataException(
                $"{_source} has no line of numbers{(_options.SkipLines + _names.Count > 0 ? " behind those that are passed over" : "")}."
            );
        int first = _cells.Line;
        // The first line says how many columns there are, and so which are read.
        List<string> cells = Cells();
        if (_names.Count > 0 && _names.Count != cells.Count)
            throw new InvalidDataException(
                $"{_source}, line {first} has {cells.Count} cells, but the header has {_names.Count}. If more lines stand before the "
                    + $"numbers, CsvOptions.SkipLines passes them over."
            );
        if (cells.Count == 1)
            throw new InvalidDataException(
                $"{_source}, line {first} has one cell, {Show.Text(cells[0])}, but a sample has an input and a target at least. Is "
                    + $"{Show.Text(_options.Separator.ToString())} what CsvOptions.Separator should be?"
            );
        var columns = new CsvColumns(_options, _names, cells.Count, _source);
        _categories = new CsvCategories(columns.Categories, _options.Schema);
        _targets = columns.Targets;
        var row = new T[columns.Count];
        for (int column = 0; column < row.Length; column++)
            if (columns.IsUsed(column))
                row[column] = Number(cells[column], column);
        List<T> inputs = [],
            targets = [];
        do
        {
            foreach (int column in columns.Inputs)
                inputs.Add(row[column]);
            foreach (int column in columns.Targets)
                targets.Add(row[column]);
        } while (Read(row, columns, first));
        return Encoded(inputs, targets, columns);
    }

    // Numbers of categories as the columns that they stand for.
    private (T[] Inputs, T[] Targets, CsvSchema Schema) Encoded(List<T> inputs, List<T> targets, CsvColumns columns)
    {
        var sorted = columns.Categories.ToDictionary(column => column, _categories.Sorted);
        var categories = sorted.ToDictionary(column => column.Key, column => column.Value.Texts);
        string[] inputNames =
        [
            .. columns.Inputs.SelectMany(column =>
                categories.TryGetValue(column, out string[]? texts)
                    ? texts.Select(text => $"{columns.Names[column]}={text}")
                    : [columns.Names[column]]
            ),
        ];
        var schema = new CsvSchema(inputNames, [.. columns.Targets.Select(column => columns.Names[column])], categories);
        T[] labels = [.. targets];
        for (int i = 0; i < labels.Length; i++)
            if (sorted.TryGetValue(columns.Targets[i % columns.Targets.Length], out var texts))
                labels[i] = T.CreateChecked(texts.Final[int.CreateChecked(labels[i])]);
        if (!columns.Inputs.Any(sorted.ContainsKey))
            return ([.. inputs], labels, schema);
        if ((long)inputs.Count / columns.Inputs.Length * inputNames.Length > Array.MaxLength)
            throw new InvalidDataException(
                $"{_source} has {inputs.Count / columns.Inputs.Length} lines, and its categories are {inputNames.Length} inputs; so many "
                    + "values do not fit into an array."
            );
        var values = new T[inputs.Count / columns.Inputs.Length * inputNames.Length];
        int at = 0;
        for (int i = 0; i < inputs.Count; i++)
            if (!sorted.TryGetValue(columns.Inputs[i % columns.Inputs.Length], out var texts))
                values[at++] = inputs[i];
            else
            {
                if (inputs[i] >= T.Zero)
                    values[at + texts.Final[int.CreateChecked(inputs[i])]] = T.One;
                at += texts.Texts.Length;
            }
        return (values, labels, schema);
    }

    private bool Read(T[] row, CsvColumns columns, int first)
    {
        if (!_cells.NextRow())
            return false;
        int count = 0;
        for (; _cells.NextCell(out ReadOnlySpan<char> cell); count++)
            if (columns.IsUsed(count))
                row[count] = Number(cell, count);
        return count == columns.Count
            ? true
            : throw new InvalidDataException($"{_source}, line {_cells.Line} has {count} cells, but line {first} has {columns.Count}.");
    }

    private List<string> Cells()
    {
        var cells = new List<string>();
        while (_cells.NextCell(out ReadOnlySpan<char> cell))
            cells.Add(cell.ToString());
        return cells;
    }

    private List<string> Names()
    {
        List<string> names = [.. Cells().Select(name => name.Trim())];
        if (!names.TrueForAll(name => TryParse(name, out _)))
            return names;
        throw new InvalidDataException(
            $"{_source}, line {_cells.Line} is said to hold names, but it holds nothing but numbers: a sample would be lost. "
                + "Leave CsvOptions.HasHeader out, or pass the line over with CsvOptions.SkipLines if it is no sample."
        );
    }

    private T Number(ReadOnlySpan<char> cell, int column)
    {
        bool isEmpty = cell.IsWhiteSpace() || _options.MissingMarkers.Contains(cell.Trim().ToString());
        bool isCategory = _categories.Has(column);
        if (isCategory && !isEmpty)
            return Category(cell.Trim().ToString(), column);
        if (!isEmpty && TryParse(cell, out T value) && T.IsFinite(value))
            return value;
        bool isTarget = _targets.Contains(column);
        if (isEmpty && _options.EmptyValue is not null && !isCategory)
            return _empty;
        if (isEmpty && _options.KeepMissing && !isCategory && !isTarget)
            return T.NaN;
        if (isEmpty && (_options.EmptyValue is not null || _options.KeepMissing) && !isTarget)
            return -T.One;
        throw Error(column, $"{Show.Text(cell)} is no {(isCategory ? "category" : "finite number")}.{Hint(cell, isEmpty, isTarget)}");
    }

    private T Category(string text, int column) =>
        T.CreateChecked(
            _categories.Number(column, text)
                ?? throw Error(
                    column,
                    $"{Show.Text(text)} is none of the categories that CsvOptions.Schema has: "
                        + $"{Show.Text(string.Join(", ", _options.Schema!.Categories(column)))}."
                )
        );

    private InvalidDataException Error(int column, string what)
    {
        string name = column < _names.Count ? $" ({Show.Text(_names[column])})" : "";
        return new($"{_source}, line {_cells.Line}, column {column + 1}{name}: {what}");
    }

    // What most likely stands behind it.
    private string Hint(ReadOnlySpan<char> cell, bool isEmpty, bool isTarget) =>
        isEmpty && isTarget && _options.KeepMissing ? " No target can be missing."
        : isEmpty
            ? " CsvOptions.EmptyValue says what an empty cell counts as."
                + (isTarget ? "" : " Or CsvOptions.KeepMissing keeps it for a SimpleImputer, which fills it by what the training set has.")
        : _options.DecimalSeparator == '.' && cell.Contains(',') ? " If a comma stands before decimals, set CsvOptions.DecimalSeparator."
        : !_options.HasHeader && _cells.Line == _options.SkipLines + 1 ? " If the first line holds names, set CsvOptions.HasHeader."
        : _options.HasHeader && _cells.Line == _options.SkipLines + 2
            ? " If names take more than one line, CsvOptions.SkipLines passes the others over; a column of text can be left out with "
                + "CsvOptions.InputColumns, or be one of CsvOptions.CategoryColumns."
        : "";

    private bool TryParse(ReadOnlySpan<char> cell, out T value) => T.TryParse(cell, NumberStyles.Float, _format, out value);

    private static void Check(CsvOptions options)
    {
        if (options.Separator is '"' or '\n' or '\r')
            throw new ArgumentException("The separator cannot be a quote or a line break.", nameof(options));
        if (
            options.DecimalSeparator is '"' or '\n' or '\r' or '+' or '-' or 'e' or 'E'
            || char.IsWhiteSpace(options.DecimalSeparator)
            || char.IsAsciiDigit(options.DecimalSeparator)
        )
            throw new ArgumentException(
                $"{Show.Text(options.DecimalSeparator.ToString())} cannot stand before decimals; a point or a comma can.",
                nameof(options)
            );
        if (options.KeepMissing && options.EmptyValue is not null)
            throw new ArgumentException(
                $"CsvOptions.EmptyValue says that empty cells count as {options.EmptyValue}, and CsvOptions.KeepMissing that they stay "
                    + "missing; set one of them.",
                nameof(options)
            );
        if (options.SkipLines < 0)
            throw new ArgumentException($"{options.SkipLines} lines cannot be passed over.", nameof(options));
        if (!Enum.IsDefined(options.Precision))
            throw new ArgumentException($"There is no precision {options.Precision}.", nameof(options));
    }
}

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
    public static (T[] Inputs, T[] Targets, CsvColumns Columns) Read(TextReader reader, CsvOptions options, string source)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new Csv<T>(reader, options, source).Read();
    }

    private (T[] Inputs, T[] Targets, CsvColumns Columns) Read()
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
        var columns = new CsvColumns(_options, cells.Count, _source);
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
        return ([.. inputs], [.. targets], columns);
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
        if (TryParse(cell, out T value) && T.IsFinite(value))
            return value;
        bool isEmpty = cell.IsWhiteSpace();
        if (isEmpty && _options.EmptyValue is not null)
            return _empty;
        string name = column < _names.Count ? $" ({Show.Text(_names[column])})" : "";
        throw new InvalidDataException(
            $"{_source}, line {_cells.Line}, column {column + 1}{name}: {Show.Text(cell)} is no finite number.{Hint(cell, isEmpty)}"
        );
    }

    // What most likely stands behind it.
    private string Hint(ReadOnlySpan<char> cell, bool isEmpty) =>
        isEmpty ? " CsvOptions.EmptyValue says what an empty cell counts as."
        : _options.DecimalSeparator == '.' && cell.Contains(',') ? " If a comma stands before decimals, set CsvOptions.DecimalSeparator."
        : !_options.HasHeader && _cells.Line == _options.SkipLines + 1 ? " If the first line holds names, set CsvOptions.HasHeader."
        : _options.HasHeader && _cells.Line == _options.SkipLines + 2
            ? " If names take more than one line, CsvOptions.SkipLines passes the others over; a column of text can be left out with "
                + "CsvOptions.InputColumns."
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
        if (options.SkipLines < 0)
            throw new ArgumentException($"{options.SkipLines} lines cannot be passed over.", nameof(options));
        if (!Enum.IsDefined(options.Precision))
            throw new ArgumentException($"There is no precision {options.Precision}.", nameof(options));
    }
}

using System.Text;

namespace NetGen.Formats;

/// <summary>Cuts text into lines of cells (RFC 4180): a quoted cell may hold separators, line breaks and, doubled, quotes.</summary>
internal sealed class CsvCells(TextReader reader, char separator, string source, int skip)
{
    private string _text = "";
    private int _position,
        _nextLine = 1;

    /// <summary>The line on which the present row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The cells of the present row that have been read.</summary>
    public int Column { get; private set; }

    /// <summary>Goes to the next line that is not blank; false at the end.</summary>
    public bool NextRow()
    {
        for (; _nextLine <= skip; _nextLine++)
            if (reader.ReadLine() is null)
                return false;
        do
        {
            if (reader.ReadLine() is not { } line)
                return false;
            _text = line;
            Line = _nextLine++;
        } while (string.IsNullOrWhiteSpace(_text));
        _position = Column = 0;
        return true;
    }

    /// <summary>Reads the next cell of the row; false after the last one.</summary>
    public bool NextCell(out ReadOnlySpan<char> cell)
    {
        cell = default;
        if (_position > _text.Length)
            return false;
        Column++;
        ReadOnlySpan<char> rest = _text.AsSpan(_position);
        if (rest.StartsWith('"'))
        {
            cell = Quoted();
            return true;
        }
        int end = rest.IndexOf(separator);
        cell = end < 0 ? rest : rest[..end];
        _position += cell.Length + 1;
        return true;
    }

    private string Quoted()
    {
        var cell = new StringBuilder();
        int start = _position + 1;
        while (true)
        {
            int quote = _text.IndexOf('"', start);
            if (quote < 0)
            {
                cell.Append(_text, start, _text.Length - start).Append('\n');
                _text =
                    reader.ReadLine()
                    ?? throw new InvalidDataException($"{source}, line {Line}, column {Column}: the quote is not closed.");
                _nextLine++;
                start = 0;
                continue;
            }
            cell.Append(_text, start, quote - start);
            _position = quote + 2;
            if (quote + 1 == _text.Length || _text[quote + 1] == separator)
                return cell.ToString();
            if (_text[quote + 1] != '"')
                throw new InvalidDataException(
                    $"{source}, line {Line}, column {Column}: {Show.Text(_text.AsSpan(quote + 1))} follows the closing quote where a "
                        + $"separator must."
                );
            cell.Append('"');
            start = quote + 2;
        }
    }
}

namespace NetGen.Formats;

/// <summary>Numbers for the texts of columns that hold categories.</summary>
internal sealed class CsvCategories
{
    private readonly Dictionary<int, Dictionary<string, int>> _columns = [];
    private readonly bool _isFixed;

    /// <summary>No category yet, or those of a schema and no others.</summary>
    /// <exception cref="ArgumentException">The schema does not know a column.</exception>
    public CsvCategories(IEnumerable<int> columns, CsvSchema? schema)
    {
        _isFixed = schema is not null;
        foreach (int column in columns)
        {
            IReadOnlyList<string> known = schema?.Categories(column) ?? [];
            if (_isFixed && known.Count == 0)
                throw new ArgumentException($"CsvOptions.Schema has no categories for column {column}.", "options");
            _columns[column] = new(known.Select((text, i) => KeyValuePair.Create(text, i)), StringComparer.Ordinal);
        }
    }

    public bool Has(int column) => _columns.ContainsKey(column);

    /// <summary>The number of a text: so far, in the order of appearance; null if the schema does not know it.</summary>
    public int? Number(int column, string text)
    {
        Dictionary<string, int> numbers = _columns[column];
        if (!numbers.TryGetValue(text, out int number))
        {
            if (_isFixed)
                return null;
            numbers[text] = number = numbers.Count;
        }
        return number;
    }

    /// <summary>The texts of a column by their final number, and for each number so far the final one.</summary>
    public (string[] Texts, int[] Final) Sorted(int column)
    {
        Dictionary<string, int> numbers = _columns[column];
        if (_isFixed)
            return ([.. numbers.OrderBy(n => n.Value).Select(n => n.Key)], [.. Enumerable.Range(0, numbers.Count)]);
        string[] texts = [.. numbers.Keys.Order(StringComparer.Ordinal)];
        var final = new int[texts.Length];
        for (int i = 0; i < texts.Length; i++)
            final[numbers[texts[i]]] = i;
        return (texts, final);
    }
}

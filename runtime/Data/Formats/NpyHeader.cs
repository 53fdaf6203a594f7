using System.Globalization;

namespace NetGen.Formats;

/// <summary>Reads the header {'descr': '&lt;f4', 'fortran_order': False, 'shape': (60000, 28, 28), }: the keys in any order, each
/// once.</summary>
internal ref struct NpyHeader
{
    private readonly string _source;
    private ReadOnlySpan<char> _rest;

    private NpyHeader(string header, string source)
    {
        _source = source;
        _rest = header;
    }

    public static ArrayLayout Parse(string header, string source) => new NpyHeader(header, source).Parse();

    private ArrayLayout Parse()
    {
        (ElementType Type, bool IsBigEndian)? type = null;
        bool? fortran = null;
        long[]? shape = null;
        Expect('{');
        while (!Try('}'))
        {
            string key = Text();
            Expect(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = Type();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = Boolean();
                    break;
                case "shape" when shape is null:
                    shape = Tuple();
                    break;
                default:
                    throw Error($"has an unknown or repeated key {Show.Text(key)}");
            }
            if (Try(','))
                continue;
            Expect('}');
            break;
        }
        if (!_rest.Trim().IsEmpty)
            throw Error($"goes on after its end with {Show.Text(_rest.Trim())}");
        if (type is null || fortran is null || shape is null)
            throw Error("needs the keys 'descr', 'fortran_order' and 'shape'");
        return new ArrayLayout(type.Value.Type, shape, type.Value.IsBigEndian, fortran.Value);
    }

    private (ElementType Type, bool IsBigEndian) Type()
    {
        if (!_rest.TrimStart().StartsWith('\'') && !_rest.TrimStart().StartsWith('"'))
            throw new InvalidDataException($"{_source} holds records. Save each field as an array of its own.");
        string descr = Text();
        string name = descr.TrimStart('<', '|', '=', '>');
        return ElementType.Npy.TryGetValue(name, out ElementType? type)
            ? (type, descr.StartsWith('>'))
            : throw new InvalidDataException(
                $"{_source} has the type {Show.Text(descr)}; {string.Join(", ", ElementType.Npy.Keys)} can be read. Save it as one of "
                    + $"them: a.astype('f4')."
            );
    }

    private bool Boolean()
    {
        _rest = _rest.TrimStart();
        bool value = _rest.StartsWith("True");
        if (!value && !_rest.StartsWith("False"))
            throw Error("must say True or False for 'fortran_order'");
        _rest = _rest[(value ? 4 : 5)..];
        return value;
    }

    private long[] Tuple()
    {
        var dims = new List<long>();
        Expect('(');
        while (!Try(')'))
        {
            _rest = _rest.TrimStart();
            int digits = _rest.IndexOfAnyExceptInRange('0', '9');
            if (digits < 0 || !long.TryParse(_rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out long dim))
                throw Error($"must hold whole numbers from 0 on in 'shape', but goes on with {Show.Text(_rest)}");
            _rest = _rest[digits..];
            if (_rest.StartsWith('L'))
                _rest = _rest[1..]; // Python 2 wrote its long integers so
            dims.Add(dim);
            if (Try(','))
                continue;
            Expect(')');
            break;
        }
        return [.. dims];
    }

    private string Text()
    {
        _rest = _rest.TrimStart();
        char quote = _rest.IsEmpty ? ' ' : _rest[0];
        int end = quote is '\'' or '"' ? _rest[1..].IndexOf(quote) : -1;
        if (end < 0)
            throw Error($"must have a text in quotes where it goes on with {Show.Text(_rest)}");
        string text = _rest.Slice(1, end).ToString();
        _rest = _rest[(end + 2)..];
        return text;
    }

    private void Expect(char c)
    {
        if (!Try(c))
            throw Error($"must have '{c}' where it goes on with {Show.Text(_rest)}");
    }

    private bool Try(char c)
    {
        _rest = _rest.TrimStart();
        if (!_rest.StartsWith(c))
            return false;
        _rest = _rest[1..];
        return true;
    }

    private readonly InvalidDataException Error(string what) => new($"{_source}: the .npy header {what}.");
}

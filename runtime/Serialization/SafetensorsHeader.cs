using System.Text.Json;
using System.Text.Unicode;

namespace NetGen.Serialization;

/// <summary>Reads a .safetensors header: JSON of the one form that the format allows. Knows nothing of networks.</summary>
internal ref struct SafetensorsHeader
{
    private readonly string _source;
    private readonly HashSet<string> _names = [];
    private Utf8JsonReader _json;

    private SafetensorsHeader(ReadOnlySpan<byte> header, string source)
    {
        _source = source;
        _json = new Utf8JsonReader(header);
    }

    /// <summary>Every tensor that the header describes, in its order; <c>__metadata__</c> is skipped.</summary>
    /// <exception cref="InvalidDataException">It is no such header.</exception>
    public static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> header, string source)
    {
        if (header[0] != '{')
            throw new InvalidDataException($"{source}: the header must begin with '{{', but begins with the byte 0x{header[0]:X2}.");
        if (!Utf8.IsValid(header))
            throw new InvalidDataException($"{source}: the header is not UTF-8.");
        try
        {
            return new SafetensorsHeader(header, source).Parse();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{source}: the header is no JSON at byte {e.BytePositionInLine} of its line {e.LineNumber + 1}. {e.Message}",
                e
            );
        }
    }

    private List<SafetensorsEntry> Parse()
    {
        var entries = new List<SafetensorsEntry>();
        Next(JsonTokenType.StartObject, "the header");
        while (Property("the header") is { } name)
        {
            if (!_names.Add(name))
                throw Error($"the tensor {Show.Text(name)} is there twice");
            if (name == "__metadata__")
                Skip();
            else
                entries.Add(Entry(name));
        }
        _json.Read(); // anything but spaces after the object is an error
        return entries;
    }

    private SafetensorsEntry Entry(string name)
    {
        string where = Show.Text(name);
        string? dtype = null;
        List<long>? shape = null,
            offsets = null;
        Next(JsonTokenType.StartObject, where);
        while (Property(where) is { } key)
        {
            switch (key)
            {
                case "dtype" when dtype is null:
                    Next(JsonTokenType.String, $"the dtype of {where}");
                    dtype = Text();
                    break;
                case "shape" when shape is null:
                    shape = Numbers($"the shape of {where}");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers($"the data_offsets of {where}");
                    break;
                default:
                    throw Error(
                        $"{where} has an unknown or repeated key {Show.Text(key)}; its keys must be dtype, shape and data_offsets, "
                            + $"once each"
                    );
            }
        }
        if (dtype is null || shape is null || offsets is null)
            throw Error($"{where} has no {(dtype is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        if (offsets.Count != 2)
            throw Error($"the data_offsets of {where} must be two numbers, but are {offsets.Count}");
        return new SafetensorsEntry(name, dtype, shape, offsets[0], offsets[1]);
    }

    private List<long> Numbers(string what)
    {
        var numbers = new List<long>();
        Next(JsonTokenType.StartArray, what);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long number) || number < 0)
                throw Error($"{what} must hold whole numbers from 0 to {long.MaxValue}, but number {numbers.Count + 1} is not one");
            numbers.Add(number);
        }
        return numbers;
    }

    private void Skip()
    {
        Next(JsonTokenType.StartObject, "__metadata__");
        _json.Skip();
    }

    /// <summary>The next key of an object, or null at its end.</summary>
    private string? Property(string where)
    {
        if (!_json.Read() || _json.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject))
            throw Error($"{where} is not closed");
        return _json.TokenType == JsonTokenType.EndObject ? null : Text();
    }

    private void Next(JsonTokenType expected, string what)
    {
        if (!_json.Read() || _json.TokenType != expected)
        {
            string kind = expected switch
            {
                JsonTokenType.StartObject => "object",
                JsonTokenType.StartArray => "array",
                _ => "string",
            };
            throw Error($"{what} must be a JSON {kind}");
        }
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException($"{_source}: the header has an escape that is no character at byte {_json.TokenStartIndex}.", e);
        }
    }

    private readonly InvalidDataException Error(string what) => new($"{_source}: {what} (byte {_json.TokenStartIndex} of the header).");
}

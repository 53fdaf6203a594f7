using System.Text;
using System.Text.Json;

namespace NetGen;

/// <summary>Small JSON files with what belongs to a model, such as a vocabulary: each says what it is under "format".</summary>
internal static class JsonText
{
    /// <summary>The text of an object.</summary>
    public static byte[] Write(string format, Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            content(json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Reads a file that <see cref="Write"/> made.</summary>
    /// <exception cref="InvalidDataException">It is no such file; the message says why, and names what is missing.</exception>
    public static T Read<T>(string path, string format, Func<JsonElement, T> content)
    {
        string text = File.ReadAllText(path, Encoding.UTF8);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            string? found = document.RootElement.GetProperty("format").GetString();
            return found == format
                ? content(document.RootElement)
                : throw new InvalidDataException($"{path} holds {Show.Text(found)}, not {Show.Text(format)}.");
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or OverflowException
                        or ArgumentException
            )
        {
            throw new InvalidDataException($"{path} is no file of the format {Show.Text(format)}: {e.Message}", e);
        }
    }

    /// <summary>A property of an object.</summary>
    /// <exception cref="KeyNotFoundException">It is not there; the message names it.</exception>
    public static JsonElement Get(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value : throw new KeyNotFoundException($"'{name}' is missing.");

    /// <summary>The numbers of a list.</summary>
    public static double[] Doubles(this JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The texts of a list.</summary>
    public static string[] Strings(this JsonElement list) =>
        [.. list.EnumerateArray().Select(text => text.GetString() ?? throw new FormatException("A text is null."))];

    public static void WriteList(this Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    public static void WriteList(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NetGen;

/// <summary>A path with places for numbers, in Python's format: {epoch}, {epoch:02d}, {val_loss:.2f}, {val_accuracy:.1%}; {{ and }} are
/// braces.</summary>
internal sealed partial class PathPattern
{
    private readonly List<(string Literal, string? Key, string Format)> _parts = [];

    /// <exception cref="ArgumentException">The path is empty, a place has no such form, or the folder would vary.</exception>
    public PathPattern(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        int start = 0;
        foreach (Match match in Places().Matches(path))
        {
            if (match.Length == 1)
                throw Bad(path, $"a '{match.Value}' stands alone; write '{match.Value}{match.Value}' for the character");
            bool isBrace = match.Value is "{{" or "}}";
            string key = match.Groups["key"].Value,
                format = match.Groups["format"].Value;
            if (!isBrace && !(key == "epoch" ? Whole() : Real()).IsMatch(format))
                throw Bad(
                    path,
                    $"'{match.Value}' has no known format; there are {{epoch}}, {{epoch:03d}}, "
                        + $"{{{(key is "epoch" or "" ? "val_loss" : key)}:.4f}}, :.2e and :.1%"
                );
            if (!isBrace && key.Length == 0)
                throw Bad(path, $"'{match.Value}' names no number; the epoch's is {{epoch}}");
            _parts.Add((path[start..match.Index] + (isBrace ? match.Value[..1] : ""), isBrace ? null : key, format));
            start = match.Index + match.Length;
        }
        _parts.Add((path[start..], null, ""));
        int first = _parts.FindIndex(part => part.Key is not null);
        if (
            first >= 0
            && _parts
                .Skip(first + 1)
                .Any(part => part.Literal.AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) >= 0)
        )
            throw Bad(path, "the folder must be the same in all epochs; only the file's name may have numbers in it");
    }

    /// <summary>What is formatted besides the epoch.</summary>
    public IEnumerable<string> Keys => _parts.Select(part => part.Key).OfType<string>().Where(key => key != "epoch").Distinct();

    /// <summary>The path of an epoch.</summary>
    /// <param name="epoch">Counted from 0; in the path it is counted from 1.</param>
    /// <param name="logs">The numbers.</param>
    public string Of(int epoch, IReadOnlyDictionary<string, double> logs)
    {
        var path = new StringBuilder();
        foreach ((string literal, string? key, string format) in _parts)
        {
            path.Append(literal);
            if (key is not null)
                path.Append(
                    key == "epoch"
                        ? Padded((epoch + 1).ToString(CultureInfo.InvariantCulture), Whole().Match(format))
                        : Text(Monitor.Value(logs, key), format)
                );
        }
        return path.ToString();
    }

    private static string Text(double value, string format)
    {
        Match match = Real().Match(format);
        int digits = match.Groups["digits"].Success ? int.Parse(match.Groups["digits"].Value, CultureInfo.InvariantCulture) : 6;
        string text = match.Groups["type"].Value switch
        {
            "f" => value.ToString("F" + digits, CultureInfo.InvariantCulture),
            "%" => (100 * value).ToString("F" + digits, CultureInfo.InvariantCulture) + "%",
            "e" => value.ToString("0" + (digits > 0 ? "." + new string('0', digits) : "") + "e+00", CultureInfo.InvariantCulture),
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };
        return Padded(text, match);
    }

    private static string Padded(string text, Match format)
    {
        int width = format.Groups["width"].Length > 0 ? int.Parse(format.Groups["width"].Value, CultureInfo.InvariantCulture) : 0;
        if (format.Groups["zero"].Length == 0)
            return text.PadLeft(width);
        return text[0] == '-' ? '-' + text[1..].PadLeft(width - 1, '0') : text.PadLeft(width, '0');
    }

    private static ArgumentException Bad(string path, string why) => new($"The path '{path}' cannot be used: {why}.", nameof(path));

    [GeneratedRegex(@"\{\{|\}\}|\{(?<key>[^{}:]*)(?::(?<format>[^{}]*))?\}|[{}]")]
    private static partial Regex Places();

    [GeneratedRegex(@"^(?:(?<zero>0?)(?<width>\d{0,2})d)?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?:(?<zero>0?)(?<width>\d{0,2})(?:\.(?<digits>\d{1,2}))?(?<type>[fe%]))?$")]
    private static partial Regex Real();
}

using System.Globalization;

namespace NetGen;

/// <summary>What a callback knows as one text, a part a word.</summary>
internal static class StateText
{
    /// <summary>Numbers exactly, and nothing as "-".</summary>
    public static string Of(params IFormattable?[] parts) =>
        string.Join(' ', parts.Select(part => part?.ToString(part is double or float ? "R" : null, CultureInfo.InvariantCulture) ?? "-"));

    /// <summary>The words.</summary>
    /// <exception cref="FormatException">There are not <paramref name="count"/>.</exception>
    public static string[] Parse(string state, int count)
    {
        string[] parts = state.Split(' ');
        return parts.Length == count
            ? parts
            : throw new FormatException($"There should be {count} words, but '{state}' has {parts.Length}.");
    }

    public static double Double(string part) => double.Parse(part, CultureInfo.InvariantCulture);

    public static float? Single(string part) => part == "-" ? null : float.Parse(part, CultureInfo.InvariantCulture);

    public static int Integer(string part) => int.Parse(part, CultureInfo.InvariantCulture);
}

namespace NetGen;

/// <summary>Values inside error messages: short and printable whatever they hold.</summary>
internal static class Show
{
    /// <summary>The text in quotes, cut at 60 characters, control characters as question marks.</summary>
    public static string Text(ReadOnlySpan<char> text)
    {
        bool cut = text.Length > 60;
        char[] shown = (cut ? text[..60] : text).ToArray();
        foreach (ref char c in shown.AsSpan())
            if (char.IsControl(c) || char.IsSurrogate(c))
                c = '?';
        return $"'{new string(shown)}'{(cut ? "..." : "")}";
    }

    /// <summary>[28, 28, 1], cut at ten axes.</summary>
    public static string Shape(IReadOnlyCollection<long> shape) =>
        $"[{string.Join(", ", shape.Take(10))}{(shape.Count > 10 ? ", ..." : "")}]";

    /// <summary>[10] and [3, 2].</summary>
    public static string Shapes(IEnumerable<int[]> shapes) => string.Join(" and ", shapes.Select(shape => Shape(shape)));

    /// <inheritdoc cref="Shape(IReadOnlyCollection{long})"/>
    public static string Shape(ReadOnlySpan<int> shape) => Shape(Array.ConvertAll(shape.ToArray(), dim => (long)dim));
}

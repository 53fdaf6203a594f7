using System.Globalization;

namespace NetGen.Generator.Text;

/// <summary>Numbers as C# and people write them, whatever the culture of the machine.</summary>
internal static class Show
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>3x3.</summary>
    public static string Of(IEnumerable<int> lengths) => string.Join("x", lengths.Select(l => Of(l)));

    /// <summary>With thousands separators: 50,890.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Text of an XML comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A literal of the network's number type.</summary>
    public static string Literal(double value, bool isDouble)
    {
        if (double.IsInfinity(value))
            return (isDouble ? "double." : "float.") + (value > 0 ? "PositiveInfinity" : "NegativeInfinity");
        string digits = isDouble
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : ((float)value).ToString("R", CultureInfo.InvariantCulture);
        return isDouble
            ? digits.IndexOfAny(['.', 'E']) < 0
                ? digits + ".0"
                : digits
            : digits + "f";
    }
}

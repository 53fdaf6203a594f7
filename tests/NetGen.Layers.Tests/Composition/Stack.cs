using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Layers.Tests.Composition;

/// <summary>A declaration as a list of attributes, which can be made smaller.</summary>
internal sealed record Stack(IReadOnlyList<string> Layers)
{
    private static readonly Regex s_number = new(@"(?<![\w.])\d+(?![\w.])");

    /// <summary>Steps that are padding mean something in it.</summary>
    public bool IsPadded =>
        Layers.Any(l => l.Contains("Masking", StringComparison.Ordinal) || l.Contains("MaskZero", StringComparison.Ordinal));

    /// <summary>Its gradients stop on the way back, and so are not what differences give.</summary>
    public bool IsTruncated =>
        Layers.Any(l =>
            l.Contains("TruncateAfter", StringComparison.Ordinal) || l.Contains("SpectralNormalization", StringComparison.Ordinal)
        );

    public static Stack Parse(string declaration) =>
        new([.. Regex.Matches(declaration, @"\[\w+(\((\([^()]*\)|[^()])*\))?\]").Select(m => m.Value)]);

    /// <summary>"Dense" of "[Dense(3)]".</summary>
    public static string KindOf(string layer) => layer[1..layer.IndexOfAny(['(', ']'])];

    public override string ToString() => string.Join(" ", Layers);

    /// <summary>Stacks with a layer less, an argument less, or a smaller number; the smallest first. Not all of them mean
    /// something.</summary>
    public IEnumerable<Stack> Smaller()
    {
        // What [Network] says stands first, then an input at least.
        bool says = KindOf(Layers[0]) == "Network";
        if (says)
            yield return new([.. Layers.Skip(1)]);
        for (int i = says ? 2 : 1; i < Layers.Count; i++)
        for (int count = Math.Min(3, Layers.Count - i); count > 0; count--)
            yield return new([.. Layers.Take(i), .. Layers.Skip(i + count)]);
        for (int i = 0; i < Layers.Count; i++)
            foreach (string smaller in Smaller(Layers[i]))
                yield return With(i, smaller);
    }

    private static IEnumerable<string> Smaller(string layer)
    {
        foreach (Match named in Regex.Matches(layer, @", (\w+ = [^,()]+|Activation\.\w+)"))
            yield return layer.Remove(named.Index, named.Length);
        foreach (Match number in s_number.Matches(layer))
        {
            int value = int.Parse(number.Value, CultureInfo.InvariantCulture);
            foreach (int less in new[] { 1, 2, 3, value / 2, value - 1 }.Where(x => x > 0 && x < value).Distinct())
                yield return layer[..number.Index] + less.ToString(CultureInfo.InvariantCulture) + layer[(number.Index + number.Length)..];
        }
    }

    private Stack With(int index, string layer) => new([.. Layers.Select((l, i) => i == index ? layer : l)]);
}

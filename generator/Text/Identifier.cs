using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Text;

/// <summary>Names as C# code.</summary>
internal static class Identifier
{
    /// <summary>Whether a name may stand in code: letters from a to z, digits and underscores, no digit first.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => c == '_' || (c < 128 && char.IsLetterOrDigit(c)));

    /// <summary>The name, with @ before it where it is a keyword.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>The name or, where it is among <paramref name="taken"/>, to which it is added, the name with a number from 2
    /// on.</summary>
    public static string Numbered(string name, string separator, ISet<string> taken)
    {
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
            unique = name + separator + Show.Of(i);
        return unique;
    }

    /// <summary>The name, with underscores behind it until it is not among <paramref name="taken"/>, to which it is added.</summary>
    public static string Fresh(string name, ISet<string> taken)
    {
        while (!taken.Add(name))
            name += "_";
        return name;
    }
}

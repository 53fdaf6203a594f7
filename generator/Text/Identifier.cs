using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Text;

/// <summary>Names as C# code.</summary>
internal static class Identifier
{
    /// <summary>The name, with @ before it where it is a keyword.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>The name, with underscores behind it until it is not among <paramref name="taken"/>, to which it is added.</summary>
    public static string Fresh(string name, ISet<string> taken)
    {
        while (!taken.Add(name))
            name += "_";
        return name;
    }
}

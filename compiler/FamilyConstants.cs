using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen;

/// <summary>The constants of a file, and the file with other values of them.</summary>
internal static class FamilyConstants
{
    /// <summary>By name.</summary>
    public static Dictionary<string, VariableDeclaratorSyntax> Of(CompilationUnitSyntax source, string path)
    {
        var found = new Dictionary<string, VariableDeclaratorSyntax>();
        foreach (
            VariableDeclaratorSyntax constant in source
                .DescendantNodes()
                .OfType<FieldDeclarationSyntax>()
                .Where(f => f.Modifiers.Any(SyntaxKind.ConstKeyword))
                .SelectMany(f => f.Declaration.Variables)
        )
            if (!found.TryAdd(constant.Identifier.ValueText, constant))
                throw new ArgumentException(
                    $"{path} has two constants '{constant.Identifier.ValueText}', so that the name does not say which. Rename one."
                );
        return found;
    }

    /// <summary>The values as they stand in code.</summary>
    /// <exception cref="ArgumentException">There is no such constant, it is named twice, or the value is none of C#.</exception>
    public static Dictionary<string, string> Checked(
        ReadOnlySpan<(string Name, object Value)> given,
        Dictionary<string, VariableDeclaratorSyntax> constants,
        string path
    )
    {
        var values = new Dictionary<string, string>();
        foreach ((string name, object value) in given)
        {
            if (name is null || !constants.TryGetValue(name, out VariableDeclaratorSyntax? constant))
                throw new ArgumentException($"{path} has no constant '{name}'; there are {string.Join(", ", constants.Keys)}.");
            if (!values.TryAdd(name, Text(name, value, ((VariableDeclarationSyntax)constant.Parent!).Type.ToString())))
                throw new ArgumentException($"The constant '{name}' is given twice.");
        }
        return values;
    }

    /// <summary>The file with these values.</summary>
    public static CompilationUnitSyntax Replace(
        CompilationUnitSyntax source,
        Dictionary<string, string> values,
        Dictionary<string, VariableDeclaratorSyntax> constants
    ) =>
        source.ReplaceNodes(
            values.Select(v => constants[v.Key].Initializer!.Value),
            (old, _) =>
                SyntaxFactory
                    .ParseExpression(values[((VariableDeclaratorSyntax)old.Parent!.Parent!).Identifier.ValueText])
                    .WithTriviaFrom(old)
        );

    // Numbers by what they are declared as: 0.2f in a double is meant as 0.2.
    private static string Text(string name, object? value, string type) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            Enum member when Enum.IsDefined(member.GetType(), member) => $"global::{member.GetType().FullName!.Replace('+', '.')}.{member}",
            float or double when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) => ((IFormattable)value).ToString(
                "R",
                CultureInfo.InvariantCulture
            ) + (type == "float" ? "F" : "D"),
            sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString(
                null,
                CultureInfo.InvariantCulture
            ),
            _ => throw new ArgumentException(
                $"The constant '{name}' cannot be {(value is null ? "null" : $"{value}, of type {value.GetType().Name}")}. Give a "
                    + "finite number, a bool, a text or a member of an enum."
            ),
        };
}

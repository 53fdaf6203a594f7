using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen;

/// <summary>The classes of a file with [Network].</summary>
internal static class NetworkNames
{
    /// <summary>The full name of the one, as reflection has it.</summary>
    public static string Find(CompilationUnitSyntax source, string path, string? name)
    {
        string[] all = [.. source.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(IsNetwork).Select(FullName)];
        string[] found = name is null ? all : [.. all.Where(n => n == name || n.EndsWith("." + name, StringComparison.Ordinal))];
        return found switch
        {
            [string one] => one,
            [] when all.Length == 0 => throw new ArgumentException($"{path} has no class with [Network].", nameof(path)),
            [] => throw new ArgumentException($"{path} has no network '{name}'; there are {string.Join(", ", all)}.", nameof(name)),
            _ => throw new ArgumentException($"{path} has {string.Join(", ", found)}. Give the name of one of them.", nameof(name)),
        };
    }

    private static bool IsNetwork(ClassDeclarationSyntax type) =>
        type
            .AttributeLists.SelectMany(list => list.Attributes)
            .Any(a => a.Name.ToString().Split('.', ':')[^1] is "Network" or "NetworkAttribute");

    private static string FullName(ClassDeclarationSyntax type)
    {
        string name = type.Identifier.ValueText;
        foreach (var outer in type.Ancestors())
            name = outer switch
            {
                TypeDeclarationSyntax around => $"{around.Identifier.ValueText}+{name}",
                BaseNamespaceDeclarationSyntax space => $"{space.Name}.{name}",
                _ => name,
            };
        return name;
    }
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parse;

/// <summary>Whether a class is promised to follow the Common Language Specification.</summary>
internal static class ClsCompliance
{
    /// <summary>Only what other assemblies see counts, and of attributes the nearest. The class's own is the user's word.</summary>
    public static bool IsPromised(INamedTypeSymbol type)
    {
        INamedTypeSymbol[] around = [.. NetworkParser.Containers(type).Reverse()];
        return around
                .Append(type)
                .All(t => t.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
            && AttributeOf(type) is null
            && around
                .Append<ISymbol>(type.ContainingAssembly)
                .Select(AttributeOf)
                .FirstOrDefault(a => a is not null)
                ?.ConstructorArguments.FirstOrDefault()
                .Value
                is true;
    }

    private static AttributeData? AttributeOf(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == "System.CLSCompliantAttribute");
}

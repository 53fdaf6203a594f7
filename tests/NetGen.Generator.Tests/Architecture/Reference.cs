using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>A place in a project's sources that binds to a type or a member of the same project. Documentation comments do not
/// count.</summary>
/// <param name="Node">The place.</param>
/// <param name="Symbol">What it binds to.</param>
/// <param name="Declared">The files that declare it, its own first: a type that stands in several files is in that of the shortest name, to
/// which its other parts add.</param>
internal sealed record Reference(SyntaxNode Node, ISymbol Symbol, string[] Declared)
{
    public string File => Node.SyntaxTree.FilePath;

    /// <summary>All of a compilation.</summary>
    public static IReadOnlyList<Reference> Of(CSharpCompilation compilation)
    {
        ConcurrentDictionary<ISymbol, string[]> declared = new(SymbolEqualityComparer.Default);
        return
        [
            .. compilation
                .SyntaxTrees.Where(tree => tree.FilePath.Length > 0)
                .AsParallel()
                .AsOrdered()
                .SelectMany(tree => Of(tree, compilation.GetSemanticModel(tree))),
        ];

        IEnumerable<Reference> Of(SyntaxTree tree, SemanticModel model)
        {
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(Refers))
            {
                if (model.GetSymbolInfo(node).Symbol is not { } symbol)
                    continue;
                symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
                string[] files = declared.GetOrAdd(symbol, Declarations);
                if (files.Length > 0)
                    yield return new(node, symbol, files);
            }
        }
    }

    /// <summary>The place and what stands there.</summary>
    public override string ToString() =>
        $"{File}:{Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1} -> "
        + Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    // Names, and what calls a member without one.
    private static bool Refers(SyntaxNode node) =>
        node
            is SimpleNameSyntax
                or ImplicitObjectCreationExpressionSyntax
                or ElementAccessExpressionSyntax
                or BinaryExpressionSyntax
                or PrefixUnaryExpressionSyntax
                or ConstructorInitializerSyntax;

    private static string[] Declarations(ISymbol symbol)
    {
        if (symbol is not (INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol))
            return [];
        // A member that the compiler adds is where its type is.
        ISymbol? declared = symbol;
        while (declared is { IsImplicitlyDeclared: true } or { DeclaringSyntaxReferences: [] } and not INamespaceSymbol)
            declared = declared.ContainingSymbol;
        return declared is null or INamespaceSymbol
            ? []
            :
            [
                .. declared
                    .DeclaringSyntaxReferences.Select(r => r.SyntaxTree.FilePath)
                    .OrderBy(path => Path.GetFileName(path).Length)
                    .ThenBy(path => path, StringComparer.Ordinal),
            ];
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Parse;

/// <summary>What a network's spec takes from the project around the class.</summary>
internal static class Project
{
    /// <summary>The version of C# that generated code is written in.</summary>
    private const LanguageVersion Needed = LanguageVersion.CSharp12;

    /// <summary>The spec of a class; after a failure to read its attributes one without layers that says so.</summary>
    // Inlined, it would not stand in an exception's trace, and its caller would seem to have thrown.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NetworkSpec Read(GeneratorAttributeSyntaxContext context, INamedTypeSymbol type, CancellationToken cancellation)
    {
        NetworkSpec spec;
        try
        {
            spec = NetworkParser.Parse(type, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            spec = NetworkParser.Declaration(type) with
            {
                Problems = new[] { Failure.Of(type.Name, e, typeof(Project)) }.ToEquatableArray(),
            };
        }
        LanguageVersion language = ((CSharpParseOptions)context.TargetNode.SyntaxTree.Options).LanguageVersion;
        return spec with
        {
            GlobalAliases = spec.Namespace.Length > 0 ? default : GlobalAliases(context),
            OldLanguage = language < Needed ? language.ToDisplayString() : null,
        };
    }

    /// <summary>One diagnostic for all networks of a project that is set to an older C#; null when there is none.</summary>
    public static Diagnostic? OldLanguage(ImmutableArray<NetworkSource> networks) =>
        networks.Length == 0
            ? null
            : AttributePlace.Locate(
                new Problem(Descriptors.OldLanguage, [networks[0].Spec.Name, Needed.ToDisplayString(), networks[0].Spec.OldLanguage!]),
                networks[0].Places
            );

    private static EquatableArray<string> GlobalAliases(GeneratorAttributeSyntaxContext context) =>
        context
            .SemanticModel.GetImportScopes(context.TargetNode.SpanStart)
            .SelectMany(scope => scope.Aliases)
            .Where(alias =>
                alias.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is UsingDirectiveSyntax { GlobalKeyword.RawKind: not 0 })
            )
            .Select(alias => alias.Name)
            .ToEquatableArray();
}

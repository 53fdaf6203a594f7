using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parse;

namespace NetGen.Generator;

/// <summary>The wiring into the C# compiler: source from the spec, which compares by value, so that an edit elsewhere compiles nothing anew;
/// diagnostics beside it, with the attributes' own locations, so that #pragma works on them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The names under which tests follow the steps.</summary>
    public const string SpecStep = "Spec", SourceStep = "Source", DiagnosticStep = "Diagnostics";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(NetworkSpec Spec, EquatableArray<AttributePlace> Places)> networks = context.SyntaxProvider.ForAttributeWithMetadataName(
            NetworkParser.NetworkAttribute,
            static (node, _) => node is TypeDeclarationSyntax,
            static (c, cancellation) => (NetworkParser.Parse((INamedTypeSymbol)c.TargetSymbol, cancellation), AttributePlace.Of((INamedTypeSymbol)c.TargetSymbol, (TypeDeclarationSyntax)c.TargetNode)));

        IncrementalValuesProvider<(string Name, string Text)> sources = networks
            .Select(static (n, _) => n.Spec).WithTrackingName(SpecStep)
            .Select(static (spec, _) => (HintName(spec), NetworkCompiler.Compile(spec))).WithTrackingName(SourceStep);
        context.RegisterSourceOutput(sources, static (c, source) => c.AddSource(source.Name, SourceText.From(source.Text, Encoding.UTF8)));

        IncrementalValuesProvider<EquatableArray<Diagnostic>> diagnostics = networks
            .Select(static (n, _) => NetworkCompiler.Diagnose(n.Spec).Select(p => AttributePlace.Locate(p, n.Places)).ToEquatableArray()).WithTrackingName(DiagnosticStep);
        context.RegisterSourceOutput(diagnostics, static (c, found) =>
        {
            foreach (Diagnostic diagnostic in found) c.ReportDiagnostic(diagnostic);
        });
    }

    private static string HintName(NetworkSpec spec)
    {
        string name = spec.FullName.Replace("global::", "").Replace('<', '_').Replace('>', '_').Replace(", ", "_");
        return name + ".g.cs";
    }
}

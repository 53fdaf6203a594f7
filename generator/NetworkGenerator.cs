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
            static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
            static (c, cancellation) => c.TargetSymbol is INamedTypeSymbol { TypeKind: TypeKind.Class, Name.Length: > 0 } type && IsFirst(c, type) ? (Spec: NetworkParser.Parse(type, cancellation), Places: AttributePlace.Of(type, (TypeDeclarationSyntax)c.TargetNode)) : default)
            .Where(static n => n.Spec is not null);

        IncrementalValuesProvider<(string Name, string? Text)> sources = networks
            .Select(static (n, _) => n.Spec).WithTrackingName(SpecStep)
            .Select(static (spec, _) => (spec.FullName, NetworkCompiler.Compile(spec))).WithTrackingName(SourceStep);
        IncrementalValueProvider<EquatableArray<string>> names = networks.Select(static (n, _) => n.Spec.FullName).Collect().Select(static (n, _) => n.ToEquatableArray());
        context.RegisterSourceOutput(sources.Combine(names), static (c, source) =>
        {
            if (source.Left.Text is { } text) c.AddSource(HintName(source.Left.Name, source.Right), SourceText.From(text, Encoding.UTF8));
        });

        IncrementalValuesProvider<EquatableArray<Diagnostic>> diagnostics = networks
            .Select(static (n, _) => NetworkCompiler.Diagnose(n.Spec).Select(p => AttributePlace.Locate(p, n.Places)).ToEquatableArray()).WithTrackingName(DiagnosticStep);
        context.RegisterSourceOutput(diagnostics, static (c, found) =>
        {
            foreach (Diagnostic diagnostic in found) c.ReportDiagnostic(diagnostic);
        });
    }

    // [Network] twice on one class is the C# compiler's to report.
    private static bool IsFirst(GeneratorAttributeSyntaxContext context, INamedTypeSymbol type) =>
        NetworkParser.Network(type)?.ApplicationSyntaxReference is { } first && first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span);

    // Names of files are equal without regard to case, names of classes are not.
    private static string HintName(string name, EquatableArray<string> all)
    {
        string file = name.Replace("global::", "").Replace("@", "");
        int same = all.Where(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)).OrderBy(n => n, StringComparer.Ordinal).ToList().IndexOf(name);
        return same == 0 ? $"{file}.g.cs" : FormattableString.Invariant($"{file}.{same + 1}.g.cs");
    }
}

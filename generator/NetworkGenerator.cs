using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parse;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator;

/// <summary>The wiring into the C# compiler: source from the spec, which compares by value, so that an edit elsewhere compiles nothing
/// anew; diagnostics beside it, with the attributes' own locations, so that #pragma works on them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The names under which tests follow the steps.</summary>
    public const string SpecStep = "Spec",
        SourceStep = "Source",
        DiagnosticStep = "Diagnostics";

    private readonly Func<NetworkSpec, List<Problem>, string?> _compile;

    /// <summary>The generator that the C# compiler makes.</summary>
    public NetworkGenerator()
        : this(NetworkCompiler.Compile) { }

    /// <summary>The same wiring around another compiler, such as one that fails.</summary>
    internal NetworkGenerator(Func<NetworkSpec, List<Problem>, string?> compile) => _compile = compile;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Func<NetworkSpec, List<Problem>, string?> compile = _compile;
        IncrementalValuesProvider<NetworkSource> networks = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                NetworkParser.NetworkAttribute,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (c, cancellation) =>
                    c.TargetSymbol is INamedTypeSymbol { TypeKind: TypeKind.Class, Name.Length: > 0 } type && IsFirst(c, type)
                        ? new NetworkSource(
                            Project.Read(c, type, cancellation),
                            AttributePlace.Of(type, (TypeDeclarationSyntax)c.TargetNode)
                        )
                        : null!
            )
            .Where(static n => n is not null);

        IncrementalValuesProvider<GeneratedFile> files = networks
            .Select(static (n, _) => n.Spec)
            .WithTrackingName(SpecStep)
            .Select((spec, _) => GeneratedFile.Of(spec, compile))
            .WithTrackingName(SourceStep);
        IncrementalValueProvider<EquatableArray<string>> names = networks
            .Select(static (n, _) => n.Spec.FullName)
            .Collect()
            .Select(static (n, _) => n.ToEquatableArray());
        context.RegisterSourceOutput(
            files.Combine(names),
            static (c, source) =>
            {
                if (source.Left.Text is { } text)
                    c.AddSource(HintName(source.Left.Network, source.Right), SourceText.From(text, Encoding.UTF8));
            }
        );

        IncrementalValueProvider<EquatableArray<(string Network, EquatableArray<Problem> Problems)>> problems = files
            .Where(static f => f.Problems.Count > 0)
            .Select(static (f, _) => (f.Network, f.Problems))
            .Collect()
            .Select(static (f, _) => f.ToEquatableArray());
        IncrementalValuesProvider<EquatableArray<Diagnostic>> diagnostics = networks
            .Combine(problems)
            .Select(static (n, _) => Locate(n.Right.Where(f => f.Network == n.Left.Spec.FullName), n.Left.Places))
            .WithTrackingName(DiagnosticStep);
        context.RegisterSourceOutput(
            diagnostics,
            static (c, found) =>
            {
                foreach (Diagnostic diagnostic in found)
                    c.ReportDiagnostic(diagnostic);
            }
        );

        IncrementalValueProvider<Diagnostic?> language = networks
            .Where(static n => n.Spec.OldLanguage is not null)
            .Collect()
            .Select(static (n, _) => Project.OldLanguage(n));
        context.RegisterSourceOutput(
            language,
            static (c, found) =>
            {
                if (found is not null)
                    c.ReportDiagnostic(found);
            }
        );
    }

    private static EquatableArray<Diagnostic> Locate(
        IEnumerable<(string Network, EquatableArray<Problem> Problems)> found,
        EquatableArray<AttributePlace> places
    ) => found.SelectMany(f => f.Problems).Distinct().Select(p => AttributePlace.Locate(p, places)).ToEquatableArray();

    // [Network] twice on one class is the C# compiler's to report.
    private static bool IsFirst(GeneratorAttributeSyntaxContext context, INamedTypeSymbol type) =>
        NetworkParser.Network(type)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == context.TargetNode.SyntaxTree
        && context.TargetNode.Span.Contains(first.Span);

    // Names of files are equal without regard to case, names of classes are not.
    private static string HintName(string name, EquatableArray<string> all)
    {
        string file = name.Replace("global::", "").Replace("@", "");
        int same = all.Where(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(n => n, StringComparer.Ordinal)
            .ToList()
            .IndexOf(name);
        return same == 0 ? $"{file}.g.cs" : FormattableString.Invariant($"{file}.{same + 1}.g.cs");
    }
}

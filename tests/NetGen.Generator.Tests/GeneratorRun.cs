using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests;

/// <summary>What one run of the generator over some source gave.</summary>
internal sealed class GeneratorRun
{
    /// <summary>The libraries that a user's project sees.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "NetGen.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // Documentation is checked, so that a public member without it is a warning.
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999
    );

    // Every compilation is made from this one, which is kept: what the compiler once read of the libraries it has not to read again.
    private static readonly CSharpCompilation s_libraries = CSharpCompilation.Create("Test", references: References, options: s_options);

    private GeneratorRun(GeneratorDriverRunResult result, Compilation compilation)
    {
        Exception = result.Results[0].Exception;
        Diagnostics = result.Diagnostics;
        Sources = [.. result.Results[0].GeneratedSources];
        Compilation = compilation;
        CompilerMessages = [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>What the generator threw.</summary>
    public Exception? Exception { get; }

    /// <summary>What the generator reported, without what #pragma disabled.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public IReadOnlyList<GeneratedSourceResult> Sources { get; }

    public Compilation Compilation { get; }

    /// <summary>The C# compiler's errors and warnings over the user's and the generated code.</summary>
    public IReadOnlyList<Diagnostic> CompilerMessages { get; }

    /// <summary>Those that stand in generated code.</summary>
    public IEnumerable<Diagnostic> MessagesInGenerated =>
        CompilerMessages.Where(d => d.Location.SourceTree is { } tree && Sources.Any(s => s.SyntaxTree == tree));

    /// <summary>Those errors that stand in the user's code.</summary>
    public IEnumerable<Diagnostic> ErrorsInSource =>
        CompilerMessages.Where(d => d.Severity == DiagnosticSeverity.Error).Except(MessagesInGenerated);

    /// <summary>The files of the only network, one behind the other.</summary>
    public string Source
    {
        get
        {
            Assert.InRange(Sources.Count, 1, 2);
            return TextOf(Sources[0].HintName.Replace(".g.cs", "", StringComparison.Ordinal));
        }
    }

    /// <summary>The files of a network, one behind the other: its members and passes, then, unless it has errors, its kernels.</summary>
    public string TextOf(string network) =>
        string.Join(
            "\n",
            new[] { network + ".g.cs", network + "-Kernels.g.cs" }
                .SelectMany(hint => Sources.Where(s => s.HintName == hint))
                .Select(s => s.SourceText.ToString())
        );

    public static GeneratorRun Of(params string[] sources) => Of(new NetworkGenerator(), LanguageVersion.Latest, sources);

    /// <summary>One generator's run in a project of one version of C#.</summary>
    public static GeneratorRun Of(
        NetworkGenerator generator,
        LanguageVersion language,
        string[] sources,
        CancellationToken cancellation = default
    )
    {
        CSharpParseOptions options = s_parse.WithLanguageVersion(language);
        NullableContextOptions nullable =
            language < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable;
        CSharpCompilation compilation = s_libraries
            .WithOptions(s_options.WithNullableContextOptions(nullable))
            .AddSyntaxTrees(sources.Select((text, i) => Parse(text, $"File{i}.cs", options)));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation after, out _, cancellation);
        return new GeneratorRun(driver.GetRunResult(), after);
    }

    public static CSharpCompilation Compile(params string[] sources) =>
        s_libraries.AddSyntaxTrees(sources.Select((text, i) => Parse(text, $"File{i}.cs")));

    public static SyntaxTree Parse(string text, string path, CSharpParseOptions? options = null) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), options ?? s_parse, path);

    public static GeneratorDriver Driver(bool track) =>
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: s_parse,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track)
        );

    /// <summary>Asserts that the generator did not throw and that its code gave neither error nor warning.</summary>
    public GeneratorRun IsClean()
    {
        Assert.Null(Exception);
        Assert.True(!MessagesInGenerated.Any(), string.Join("\n", MessagesInGenerated.Take(5).Select(Describe)));
        return this;
    }

    private static string Describe(Diagnostic d) =>
        $"{d}\n    {d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}";
}

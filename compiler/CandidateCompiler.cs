using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator;

namespace NetGen;

/// <summary>One C# file to the bytes of an assembly.</summary>
internal static class CandidateCompiler
{
    // What a project with ImplicitUsings sees.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // Kept, so that what the compiler once read of the libraries it has not to read again.
    private static readonly Lazy<CSharpCompilation> s_libraries = new(Libraries);

    private static readonly string[] s_paths = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(
        Path.PathSeparator,
        StringSplitOptions.RemoveEmptyEntries
    );

    /// <summary>Whether the program's libraries are files, which they are not in a program of a single file.</summary>
    public static bool HasLibraries { get; } = s_paths.Any(path => Path.GetFileName(path) == "NetGen.dll" && File.Exists(path));

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    /// <summary>Compiles a file.</summary>
    /// <param name="source">The file with the candidate's constants.</param>
    /// <param name="path">Where messages say that it stands.</param>
    /// <param name="network">The full name of the class.</param>
    /// <param name="constants">Their values, for messages.</param>
    public static CompiledCandidate Compile(CompilationUnitSyntax source, string path, string network, string constants)
    {
        CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(
                s_libraries.Value.AddSyntaxTrees(CSharpSyntaxTree.Create(source, ParseOptions, path)),
                out Compilation whole,
                out var problems
            );
        using var image = new MemoryStream();
        Diagnostic[] errors = [.. problems.Concat(whole.Emit(image).Diagnostics).Where(d => d.Severity == DiagnosticSeverity.Error)];
        return errors.Length == 0 ? new(image.ToArray(), network) : throw Refused(errors, network, constants);
    }

    // What only the layers' compiler says is a matter of the values; what C# says would be wrong with others, too.
    private static Exception Refused(Diagnostic[] errors, string network, string constants)
    {
        Diagnostic[] ours = [.. errors.Where(d => d.Id.StartsWith("NG", StringComparison.Ordinal))];
        string text =
            $"{network} with {(constants.Length == 0 ? "its own constants" : constants)} does not compile:\n"
            + string.Join('\n', (ours.Length > 0 ? ours : errors).Take(5));
        return ours.Length > 0 ? new FailedTrialException(text) : new InvalidOperationException(text);
    }

    private static CSharpCompilation Libraries() =>
        CSharpCompilation.Create(
            "Candidate",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)],
            s_paths.Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path)),
            new(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
}

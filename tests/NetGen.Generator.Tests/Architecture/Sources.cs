using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The sources of one project, compiled as its project file says, so that every name in them binds.</summary>
internal static class Sources
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>A partial member has no body: a source generator of .NET's writes it.</summary>
    private const string Generated = "CS8795";

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    /// <summary>Compiles the project in <paramref name="folder"/>. Paths of its trees are relative to it.</summary>
    /// <exception cref="InvalidOperationException">It does not compile, so that names without a symbol would be overlooked.</exception>
    public static CSharpCompilation Compile(string folder) =>
        Compile(
            Path.GetFileName(folder),
            Files(folder).Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))
        );

    /// <summary>Compiles files that are only in memory.</summary>
    /// <inheritdoc cref="Compile(string)"/>
    public static CSharpCompilation Compile(string name, IEnumerable<(string Path, string Text)> files)
    {
        var compilation = CSharpCompilation.Create(
            name,
            files.Prepend(("", ImplicitUsings)).Select(f => CSharpSyntaxTree.ParseText(f.Item2, s_parse, f.Item1)),
            References(),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );
        Diagnostic[] errors =
        [
            .. compilation.GetDeclarationDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != Generated),
        ];
        return errors.Length == 0
            ? compilation
            : throw new InvalidOperationException($"{name} does not compile here:\n{string.Join('\n', errors.Take(5))}");
    }

    // What lies below the project file, what it links from elsewhere, and what its build writes from the runtime's attributes.
    private static IEnumerable<string> Files(string folder)
    {
        string project = Assert.Single(Directory.GetFiles(folder, "*.csproj"));
        IEnumerable<string> linked =
            from item in XDocument.Load(project).Descendants("Compile")
            where item.Attribute("Include") is not null
            select Path.GetFullPath(Path.Combine(folder, item.Attribute("Include")!.Value));
        return Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar) is not (["bin", ..] or ["obj", not "Attributes", ..])
            )
            .Concat(linked);
    }

    // Everything that the tests themselves run on, but for this project's own assemblies.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("NetGen", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}

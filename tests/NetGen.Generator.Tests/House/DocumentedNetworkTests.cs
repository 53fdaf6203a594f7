using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests;

/// <summary>The networks that the list of layers declares, in whole classes, are networks.</summary>
public partial class DocumentedNetworkTests
{
    // What one of the examples has from elsewhere.
    private const string Elsewhere = "using NetGen; [Network] [Input(5)] [Dense(3)] public sealed partial class Tower;";

    public static TheoryData<string> Blocks =>
        [
            .. Block()
                .Matches(File.ReadAllText(Repository.Path("docs/layers.md")))
                .Select(block => string.Join("\n", Declaration().Matches(block.Value)))
                .Where(declarations => declarations.Length > 0),
        ];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Compiles(string declarations)
    {
        GeneratorRun run = GeneratorRun.Of("using NetGen;\n" + declarations, Elsewhere).IsClean();
        Assert.Empty(run.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(run.ErrorsInSource);
        Assert.Equal(
            Regex.Count(declarations, "partial class") + 1,
            run.Sources.Count(s => s.HintName.EndsWith("-Kernels.g.cs", StringComparison.Ordinal))
        );
    }

    [GeneratedRegex("```csharp\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();

    // From its first attribute to its semicolon, or to the brace that ends it.
    [GeneratedRegex(@"^\[Network.*?partial class \w+(;|\n\{.*?^\})", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

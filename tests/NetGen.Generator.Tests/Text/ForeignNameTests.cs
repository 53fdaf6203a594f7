using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests;

/// <summary>Whatever the user's project calls by a name that generated code uses, generated code means what it meant.</summary>
public class ForeignNameTests
{
    private const string Image =
        "[global::NetGen.Network] [global::NetGen.Input(8, 8, 2)] [global::NetGen.Conv2D(4, 3, global::NetGen.Activation.ReLU)] "
        + "[global::NetGen.MaxPooling2D(2)] "
        + "[global::NetGen.BatchNormalization] [global::NetGen.Flatten] [global::NetGen.Dropout(0.5)] [global::NetGen.Dense(3, "
        + "global::NetGen.Activation.Softmax, L2 = 0.1)]";

    private static readonly string[] s_layers =
    [
        Image.Replace("[global::NetGen.BatchNormalization] ", ""),
        "[global::NetGen.Network] [global::NetGen.Input(6, 4, Name = \"a\")] [global::NetGen.Input(6, 4, Name = \"b\")] "
            + "[global::NetGen.Add(\"a\")] [global::NetGen.Dense(2, Name = \"c\")]",
        "[global::NetGen.Network] [global::NetGen.Input(6)] [global::NetGen.Embedding(9, 4)] [global::NetGen.Flatten] "
            + "[global::NetGen.MixtureDensity(2)]",
        "[global::NetGen.Network] [global::NetGen.Input(6, 1)] [global::NetGen.GRU(4, ReturnSequences = true)] "
            + "[global::NetGen.TimeDistributed] [global::NetGen.Dense(1)]",
        "[global::NetGen.Network(Precision = global::NetGen.Precision.Double)] [global::NetGen.Input(6)] [global::NetGen.RBM(4)] "
            + "[global::NetGen.GaussianNoise(0.1)] [global::NetGen.Dense(2, global::NetGen.Activation.GELU)]",
        "[global::NetGen.Network] [global::NetGen.Input(4)] [global::NetGen.Subnetwork(typeof(global::Parts.Part))]",
    ];

    private const string Part =
        "namespace Parts { [global::NetGen.Network] [global::NetGen.Input(4)] [global::NetGen.Dense(4)] public partial class Part { } }";

    /// <summary>Every name in every generated file, but for what is the network's own and what begins a full name.</summary>
    private static readonly Lazy<string[]> s_names = new(() =>
    {
        var names = new SortedSet<string>(StringComparer.Ordinal)
        {
            "Pass",
            "Span",
            "Math",
            "MathF",
            "System",
            "Linq",
            "Enumerable",
            "Stream",
            "Loop",
            "Vector",
            "Unsafe",
            "MethodImpl",
            "MethodImplAttribute",
            "CLSCompliantAttribute",
        };
        foreach (string layers in s_layers)
            names.UnionWith(
                GeneratorRun
                    .Of($"{layers} public partial class Net {{ }}", Part)
                    .IsClean()
                    .Sources.SelectMany(s => s.SyntaxTree.GetRoot().DescendantTokens())
                    .Where(t => t.IsKind(SyntaxKind.IdentifierToken))
                    .Select(t => t.ValueText)
            );
        return [.. names.Where(n => n is not ("Net" or "Part" or "Parts" or "global"))];
    });

    public static TheoryData<string> Ways =>
        new(
            "namespace N {{ {1} {0} }}=class {2} {{ }}",
            "namespace N {{ {1} {0} }}=class {2}<T> {{ }}",
            "namespace N {{ {1} {0} }}=namespace {2} {{ class Other {{ }} }}",
            "namespace N.M {{ {1} }} namespace N {{ {0} }}=delegate void {2}();",
            "namespace N {{ {1} }} {0}=class {2} {{ }}",
            "{1} {0}=class {2} {{ }}",
            "{1} {0}=namespace {2} {{ class Other {{ }} }}",
            "partial class Outer {{ {1} {0} }}=class {2} {{ }}",
            "partial class Outer {{ {1} {0} }}=static int {2};",
            "class Base {{ {0} }} {1}=public class {2} {{ }}",
            "class Base {{ {0} }} {1}=public static void {2}() {{ }}",
            "{0} namespace N {{ {1} }} namespace Foreign {{ class Other {{ }} }}=global using {2} = Foreign.Other;",
            "{0} {1} namespace Foreign {{ class Other {{ }} }}=global using {2} = Foreign.Other;",
            "global using Foreign; namespace N {{ {1} }} namespace Foreign {{ {0} }}=class {2} {{ }}",
            "global using static Foreign; namespace N {{ {1} }} static class Foreign {{ {0} }}=public static int {2};",
            "namespace N {{ {1} static class Extensions {{ {0} }} }}=public static int {2}<T>(this T x, params object[] y) => 0;"
        );

    // All names at once; where C# itself forbids one, as a second type of the same name would be, all the others.
    [Theory]
    [MemberData(nameof(Ways))]
    public void AreNoneOfGeneratedCode(string way)
    {
        Assert.InRange(s_names.Value.Length, 100, 1000);
        (string source, string declaration) = (way.Split('=', 2)[0], way.Split('=', 2)[1]);
        string[] lines = [.. s_names.Value.Select(n => string.Format(null, declaration, "", "", "@" + n))];
        string Project(IEnumerable<string> networks, IEnumerable<string> declared) =>
            string.Format(
                null,
                source,
                "\n" + string.Join("\n", declared) + "\n",
                string.Concat(
                    networks.Select(
                        (layers, i) => $"{layers} partial class Net{i} {(source.Contains("class Base") ? ": Base" : "")} {{ }}\n"
                    )
                )
            );
        HashSet<int> forbidden =
        [
            .. GeneratorRun
                .Compile(Project([], lines))
                .GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.Location.GetLineSpan().StartLinePosition.Line - 1),
        ];
        // In no namespace a type of these names would take the place of the namespaces themselves, attributes and all.
        string[] allowed =
        [
            .. lines.Where(
                (line, i) =>
                    !forbidden.Contains(i)
                    && !(
                        source.EndsWith("{0}", StringComparison.Ordinal)
                        && (line.Contains("class @NetGen ") || line.Contains("class @System "))
                    )
            ),
        ];
        Assert.InRange(allowed.Length, lines.Length - 5, lines.Length);
        GeneratorRun run = GeneratorRun.Of(Project(s_layers, allowed), Part).IsClean();
        Assert.Empty(run.ErrorsInSource);
        Assert.DoesNotContain(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(2 * (s_layers.Length + 1), run.Sources.Count);
    }

    // The six that were reported.
    [Theory]
    [InlineData("namespace Ng { class A { } } {0}")]
    [InlineData("class Ng { } {0}")]
    [InlineData("global using Ng = System.String; {0}")]
    [InlineData("namespace App.Stream { class A { } } namespace App { {0} }")]
    [InlineData("global using Other; namespace Other { class Stream { } } {0}")]
    [InlineData("global using Stream = System.String; {0}")]
    public void AsReported(string source)
    {
        GeneratorRun run = GeneratorRun
            .Of(
                source.Replace(
                    "{0}",
                    Image.Replace("[global::NetGen.MaxPooling2D(2)] [global::NetGen.BatchNormalization] ", "")
                        + " public partial class Net { }"
                )
            )
            .IsClean();
        Assert.Empty(run.ErrorsInSource);
    }

    [Fact]
    public void AClassInNoNamespaceStepsAsideForGlobalAliasesOnly()
    {
        const string Net = "[global::NetGen.Network] [global::NetGen.Input(4)] [global::NetGen.Dense(2)] partial class Net { }";
        Assert.Contains(
            "using Ng = global::NetGen.CompilerServices;",
            GeneratorRun.Of("using Ng = System.String; " + Net).IsClean().Source
        );
        Assert.Contains(
            "using Ng__ = global::NetGen.CompilerServices;",
            GeneratorRun.Of("global using Ng = System.String; global using Ng_ = System.String; " + Net).IsClean().Source
        );
        Assert.Contains(
            "using Ng = global::NetGen.CompilerServices;",
            GeneratorRun.Of("global using Ng = System.String; namespace N { " + Net + "}").IsClean().Source
        );
    }

    /// <summary>What is neither declared in the file nor a member of something stands behind "::".</summary>
    [Fact]
    public void EveryForeignNameIsQualified()
    {
        foreach (string layers in s_layers)
        {
            SyntaxNode[] roots =
            [
                .. GeneratorRun
                    .Of($"namespace N {{ {layers} public partial class Net {{ }} }}", Part)
                    .IsClean()
                    .Sources.Select(source => source.SyntaxTree.GetRoot()),
            ];
            Assert.All(roots.SelectMany(root => root.DescendantNodes().OfType<UsingDirectiveSyntax>()), u => Assert.NotNull(u.Alias));
            HashSet<string> declared =
            [
                .. roots
                    .SelectMany(root => root.DescendantTokens())
                    .Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Parent is not SimpleNameSyntax)
                    .Select(t => t.ValueText),
                .. roots.SelectMany(root => root.DescendantNodes()).OfType<NameEqualsSyntax>().Select(n => n.Name.Identifier.ValueText),
            ];
            Assert.Empty(
                roots
                    .SelectMany(root => root.DescendantNodes())
                    .OfType<SimpleNameSyntax>()
                    .Where(IsFirst)
                    .Select(n => n.Identifier.ValueText)
                    .Where(n => !declared.Contains(n))
                    .Distinct()
            );
        }
    }

    private static bool IsFirst(SimpleNameSyntax name) =>
        name.Parent
            is not (
                AliasQualifiedNameSyntax
                or NameColonSyntax
                or NamespaceDeclarationSyntax
                or FileScopedNamespaceDeclarationSyntax
                or QualifiedNameSyntax
            )
        && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        && !(name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == name);
}

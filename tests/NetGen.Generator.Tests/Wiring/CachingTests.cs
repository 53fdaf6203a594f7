using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests;

/// <summary>An edit elsewhere compiles nothing anew, and what is kept between edits holds nothing of the compilation.</summary>
public class CachingTests
{
    private const string Net = """
        using NetGen;
        [Network] [Input(4)] [Dense(3, Activation.ReLU, Name = "h")] [Dense(2)] [Output("dense", "h")] partial class Net;
        class Other { int F() { return 1; } }
        """;

    private const string Wrong =
        "using NetGen; [Network] [Input(4)] [Subnetwork(typeof(Net))] [Add(\"x\")] [Dense(-1)] partial class Wrong;";

    private const string Unrelated = "class Unrelated { }";

    [Fact]
    public void AnEditOfAnotherFileRunsNothing() => AssertCached(Net, Unrelated, "class Unrelated { int _x; }");

    [Fact]
    public void AnEditOfAnotherTypeInTheFileRunsNothing() => AssertCached(Net, Net, Net.Replace("return 1;", "\n\n return 2 + 3;"));

    [Fact]
    public void MovingTheClassRunsNothing() => AssertCached(Net, Net, "// a comment\n\n" + Net);

    [Fact]
    public void AChangedLayerRuns()
    {
        GeneratorRunResult second = Rerun(Net, Net, Net.Replace("Dense(3", "Dense(5"), out _);
        Assert.All(Reasons(second, NetworkGenerator.SourceStep), r => Assert.Equal(IncrementalStepRunReason.Modified, r));
        Assert.Contains("OutputLength = 7", second.GeneratedSources[0].SourceText.ToString());
    }

    [Fact]
    public void AChangedPartRunsTheWhole()
    {
        const string Whole = "using NetGen; [Network] [Input(4)] [Subnetwork(typeof(Part))] partial class Whole;";
        GeneratorRunResult second = Rerun(
            Whole,
            "using NetGen; [Network] [Input(4)] [Dense(3)] partial class Part;",
            "using NetGen; [Network] [Input(4)] [Dense(5)] partial class Part;",
            out _
        );
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified], Reasons(second, NetworkGenerator.SourceStep));
    }

    [Fact]
    public void StepsHoldNothingOfTheCompilation()
    {
        Rerun(Net, Wrong, Wrong, out GeneratorRunResult first);
        foreach (string step in new[] { NetworkGenerator.SpecStep, NetworkGenerator.SourceStep })
        foreach ((object value, _) in first.TrackedSteps[step].SelectMany(s => s.Outputs))
            AssertHoldsNone(value, step, []);
    }

    // The first file stays, or is the one edited.
    private static void AssertCached(string file, string before, string after)
    {
        GeneratorRunResult second = Rerun(file, before, after, out GeneratorRunResult first);
        foreach (string step in new[] { NetworkGenerator.SpecStep, NetworkGenerator.SourceStep })
            Assert.All(
                Reasons(second, step),
                r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} is {r}.")
            );
        Assert.All(
            second.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason),
            r => Assert.Equal(IncrementalStepRunReason.Cached, r)
        );
        Assert.Equal(
            first.GeneratedSources.Select(s => s.SourceText.ToString()),
            second.GeneratedSources.Select(s => s.SourceText.ToString())
        );
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult run, string step) =>
        [.. run.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static GeneratorRunResult Rerun(string file, string before, string after, out GeneratorRunResult first)
    {
        CSharpCompilation compilation = file == before ? GeneratorRun.Compile(before) : GeneratorRun.Compile(file, before);
        GeneratorDriver driver = GeneratorRun.Driver(track: true).RunGenerators(compilation);
        first = driver.GetRunResult().Results[0];
        SyntaxTree edited = compilation.SyntaxTrees[^1];
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(edited, GeneratorRun.Parse(after, edited.FilePath)));
        return driver.GetRunResult().Results[0];
    }

    private static void AssertHoldsNone(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or DiagnosticDescriptor || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(
            value
                is ISymbol
                    or SyntaxNode
                    or SyntaxTree
                    or SyntaxReference
                    or Location
                    or Compilation
                    or SemanticModel
                    or AttributeData
                    or ITypeSymbol,
            $"{path} is a {value.GetType()}."
        );
        if (value is IEnumerable items)
            foreach (object? item in items)
                AssertHoldsNone(item, path + "[]", seen);
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            foreach (
                FieldInfo field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
                if (!field.FieldType.IsPointer)
                    AssertHoldsNone(field.GetValue(value), path + "." + field.Name, seen);
    }
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Tests;

/// <summary>The wiring around a compiler that fails on one network.</summary>
public class FailureTests
{
    private const string Source = """
        using NetGen;
        [Network] [Input(4)] [Dense(2)] partial class First;
        [Network] [Input(4, Name = "a")] [Input(4, Name = "b")] [Add("a")] [Subnetwork(typeof(First))] [RBM(3, From = "a")] [Output("first", "rbm")] partial class Failing;
        [Network] [Input(4)] [Dense(2, Activation.Softmax)] partial class Last;
        class Use { string F(Failing net, float[] x) { net.Predict(a: x, b: x, first: x, rbm: x); new Failing(3).Save("a"); return Failing.Summary + net.First + net.Rbm + new Last().PredictClass(x) + Failing.InputLength; } }
        """;

    [Fact]
    public void IsADiagnosticOfThatNetworkAndLeavesTheOthersWhole()
    {
        GeneratorRun run = Run(() => throw new KeyNotFoundException("The key 'da1'\n was not present."));
        Diagnostic diagnostic = Assert.Single(run.Diagnostics, d => d.Id == "NG0022");
        Assert.Equal(
            "The compiler itself failed on 'Failing', with KeyNotFoundException: The key 'da1' was not present. The declaration is not "
                + "at fault. "
                + "Report this message with the attributes of 'Failing'; other networks are not affected.",
            diagnostic.GetMessage(CultureInfo.InvariantCulture)
        );
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("Failing", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Empty(run.ErrorsInSource);
        GeneratorRun whole = GeneratorRun.Of(Source);
        Assert.Equal(3, run.Sources.Count);
        foreach (string name in new[] { "First.g.cs", "Last.g.cs" })
            Assert.Equal(Text(whole, name), Text(run, name));
        Assert.Contains("throw Broken", Text(run, "Failing.g.cs"));
    }

    [Fact]
    public void NamesTheMethodOfTheCompilerThatThrew()
    {
        GeneratorRun run = Run(() => NetGen.Generator.Emit.Aliases.Rename(null!, null!));
        Assert.Contains(
            " in Aliases.Rename: ",
            Assert.Single(run.Diagnostics, d => d.Id == "NG0022").GetMessage(CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public void CancellationIsNoFailure()
    {
        using var cancellation = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            Run(
                () =>
                {
                    cancellation.Cancel();
                    cancellation.Token.ThrowIfCancellationRequested();
                },
                cancellation.Token
            )
        );
    }

    // What the checks of a declaration stumble over, the compilation of it does too: that is said once.
    [Fact]
    public void IsSaidOnce()
    {
        NetworkSpec spec = new()
        {
            Name = "Net",
            Namespace = "",
            Containers = default,
            Keyword = "class",
            HasBase = false,
            HasRequired = false,
            FullName = "global::Net",
            Layers = new LayerSpec[] { null! }.ToEquatableArray(),
        };
        GeneratedFile file = GeneratedFile.Of(spec with { Layers = default }, (_, problems) => NetworkCompiler.Compile(spec, problems));
        Assert.Equal(Descriptors.CompilerFailed, Assert.Single(file.Problems).Descriptor);
        Assert.Contains("throw Broken", file.Text);
    }

    private static string Text(GeneratorRun run, string file) => Assert.Single(run.Sources, s => s.HintName == file).SourceText.ToString();

    private static GeneratorRun Run(Action fail, CancellationToken cancellation = default) =>
        GeneratorRun
            .Of(
                new NetworkGenerator(
                    (spec, problems) =>
                    {
                        if (spec.Name == "Failing")
                            fail();
                        return NetworkCompiler.Compile(spec, problems);
                    }
                ),
                LanguageVersion.Latest,
                [Source],
                cancellation
            )
            .IsClean();
}

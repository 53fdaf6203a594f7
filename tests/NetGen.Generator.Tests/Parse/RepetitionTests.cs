using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests;

/// <summary>[Repeat] is the layers above it, written out.</summary>
public class RepetitionTests
{
    [Theory]
    [InlineData("[Input(4)] [Dense(3), Repeat(3)] [Dense(2)]", "[Input(4)] [Dense(3)] [Dense(3)] [Dense(3)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(3)] [Repeat(1)]", "[Input(4)] [Dense(3)]")]
    [InlineData("[Input(4)] [Dense(3), Repeat(0)] [Dense(2)]", "[Input(4)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(Width), Repeat(Depth)] [Dense(2)]", "[Input(4)] [Dense(5)] [Dense(5)] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [Dense(3), KernelInitializer.Constant(1)] [Dropout(0.5), Repeat(2, Layers = 2)]",
        "[Input(4)] [Dense(3), KernelInitializer.Constant(1)] [Dropout(0.5)] [Dense(3), KernelInitializer.Constant(1)] [Dropout(0.5)]"
    )]
    [InlineData(
        "[Input(4)] [Dense(3), Repeat(2)] [Dropout(0.5)] [Repeat(2, Layers = 3)] [Dense(2)]",
        "[Input(4)] [Dense(3)] [Dense(3)] [Dropout(0.5)] [Dense(3)] [Dense(3)] [Dropout(0.5)] [Dense(2)]"
    )]
    public void ItIsTheLayersWrittenOut(string repeated, string writtenOut)
    {
        string[] Sources(string layers)
        {
            GeneratorRun run = GeneratorRun.Of(
                $"using NetGen; [Network] {layers} partial class Net {{ public const int Width = 5, Depth = 2; }}"
            );
            Assert.DoesNotContain(run.Diagnostics.Concat(run.CompilerMessages), d => d.Severity >= DiagnosticSeverity.Error);
            Assert.NotEmpty(run.Sources);
            return [.. run.Sources.Select(s => s.SourceText.ToString())];
        }
        Assert.Equal(Sources(writtenOut), Sources(repeated));
    }

    /// <summary>What is wrong with a repeated layer is said of its attribute.</summary>
    [Fact]
    public void AProblemOfACopyHasItsPlace()
    {
        GeneratorRun run = GeneratorRun.Of(
            "using NetGen; [Network] [Input(8, 8, 1)] [Conv2D(2, 3), Repeat(9)] [Flatten] partial class Net;"
        );
        Diagnostic problem = run.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error);
        Assert.StartsWith(
            "Conv2D(2, 3)",
            problem.Location.SourceTree!.ToString()[problem.Location.SourceSpan.Start..],
            StringComparison.Ordinal
        );
    }
}

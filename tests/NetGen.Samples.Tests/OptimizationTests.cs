using System.Text.RegularExpressions;

namespace NetGen.Samples.Tests;

/// <summary>The JIT compiles kernels with all optimizations, from the first call on: its own list says so.</summary>
public class OptimizationTests
{
    [Theory]
    [InlineData("Digits", 30, "Contract:Tile", "Contract:Chains", "Loop:Rows", "Reduce:KeepLast", "SoftmaxLoss:Rows")]
    [InlineData(
        "FashionMnistCnn",
        20,
        "Contract:Tile",
        "Contract:PooledTile",
        "Contract:Transposed",
        "Reduce:KeepLast",
        "SoftmaxLoss:Rows"
    )]
    [InlineData("ImageClassifier", 100, "Contract:Tile", "Loop:Rows", "Reduce:KeepLast", "SoftmaxLoss:Rows")]
    public void KernelsAreFullyOptimized(string name, int least, params string[] kinds)
    {
        using var sample = new Sample(
            name,
            new Dictionary<string, string> { ["DOTNET_JitStdOutFile"] = "jit.txt", ["DOTNET_JitDisasmSummary"] = "1" },
            "--quick"
        );
        sample.Succeeded();
        string[] methods = [.. sample.Text("jit.txt").Split('\n').Where(line => line.Contains("JIT compiled", StringComparison.Ordinal))];

        // Kernels are the methods over a kind of vector; ScratchLength is a constant beside them.
        string[] kernels =
        [
            .. methods.Where(line =>
                Regex.IsMatch(
                    line,
                    @" NetGen\.CompilerServices\.(Contract|Lines|Loop|Reduce|Output|Softmax|SoftmaxLoss):(?!ScratchLength)\w+"
                        + @"\[NetGen\.CompilerServices\.Vec"
                )
            ),
        ];
        string[] passes =
        [
            .. methods.Where(line => Regex.IsMatch(line, @"\+Compiled(:Output|\+(Inference|Streaming|Training|InputGradient):\w+)\(")),
        ];
        Assert.All(kernels.Concat(passes), line => Assert.Contains("[FullOpts,", line, StringComparison.Ordinal));
        // Inlined everywhere.
        Assert.DoesNotContain(
            methods,
            line =>
                Regex.IsMatch(
                    line,
                    @"\+Compiled(\+\w+)+:(Finish|Apply|Term|Right|Stored|AddProduct)\["
                        + @"|JIT compiled NetGen\.CompilerServices\.(TileRow|TileSums|TallSums|ResumedSums)`"
                )
        );
        Assert.All(methods, line => Assert.DoesNotContain("MinOpts", line, StringComparison.Ordinal));
        Assert.True(kernels.Length >= least, $"Only {kernels.Length} kernels are on the list.");
        Assert.True(passes.Length >= 5, $"Only {passes.Length} passes are on the list.");
        foreach (string kind in kinds)
            Assert.Contains(kernels, line => line.Contains(kind, StringComparison.Ordinal));
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests;

/// <summary>The tests of this collection run alone: one measures time.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public class Alone;

/// <summary>The same text on every machine, and soon.</summary>
[Collection("Alone")]
public class CultureAndTimeTests
{
    private const string Source = """
        using NetGen;
        [Network] [Input(3, -1)] [Dense(2)] partial class Wrong;
        [Network] [Input(40, Name = "x")] [Dropout(0.25)] [GaussianNoise(1.5e-7)] [Dense(1234, Activation.SELU, L1 = 1e-5, MaxNorm = 2.5, Seed = -7)]
        [Activation(Activation.HardTanh)] [PReLU] [RBF(3)] [Dense(40)] [Add("x")] [Output("x", "add")] partial class Net;
        """;

    [Fact]
    public void TheCultureDoesNotMatter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";
        odd.NumberFormat.PositiveInfinitySymbol = "\u221e";
        GeneratorRun invariant = GeneratorRun.Of(Source),
            inOdd;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = odd;
            inOdd = GeneratorRun.Of(Source);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
        Assert.Equal(invariant.Sources.Select(s => s.SourceText.ToString()), inOdd.Sources.Select(s => s.SourceText.ToString()));
        Assert.Equal(
            invariant.Diagnostics.Select(d => d.GetMessage(CultureInfo.InvariantCulture)),
            inOdd.Diagnostics.Select(d => d.GetMessage(odd))
        );
        invariant.IsClean();
    }

    [Fact]
    public void TwentyLayersTakeLessThanTwentyMilliseconds()
    {
        string layers = string.Join(
            " ",
            Enumerable.Range(0, 20).Select(i => i % 3 == 2 ? "[Dropout(0.1)]" : $"[Dense({32 + i}, Activation.ReLU)]")
        );
        double best = double.MaxValue;
        for (int run = 0; run < 200 && best >= 15; run++)
        {
            CSharpCompilation compilation = GeneratorRun.Compile(
                $"using NetGen; [Network] [Input({run + 1})] {layers} [Dense(10)] partial class Net;"
            );
            compilation.GetDeclarationDiagnostics();
            GeneratorDriver driver = GeneratorRun.Driver(track: false);
            var watch = Stopwatch.StartNew();
            driver.RunGenerators(compilation);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        Assert.True(best < 20, $"The best of the runs took {best:0.0} ms.");
    }
}

using System.Globalization;

namespace NetGen.Generator.Tests;

/// <summary>The same text on every machine.</summary>
public class CultureTests
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
}

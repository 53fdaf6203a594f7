using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests;

/// <summary>What a project says besides its networks: its version of C#, and whether it promises the Common Language
/// Specification.</summary>
public class ProjectTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public void AnOldLanguageIsOneDiagnostic(LanguageVersion version, string called)
    {
        GeneratorRun run = GeneratorRun
            .Of(
                new NetworkGenerator(),
                version,
                [
                    """
                    using NetGen;
                    namespace N
                    {
                        [Network, Input(28, 28, 1), Conv2D(4, 3, Activation.ReLU), MaxPooling2D(2), Flatten, Dense(10, Activation.Softmax)] public partial class First { }
                        partial class Outer { [Network(Precision = Precision.Double), Input(4), Dense(4)] internal partial class Second { } }
                        [Network, Input(4, Name = "a"), Input(4, Name = "b"), Add("a"), Subnetwork(typeof(Part))] public partial class Third { }
                    }
                    [Network, Input(4), Dense(4)] public partial class Part { }
                    class Use
                    {
                        string F(INetwork network, float[] x, Loss loss)
                        {
                            var net = new N.First(1);
                            network = net;
                            net.Predict(x, x);
                            net.SetWeights(net.GetWeights());
                            new N.Third().Predict(x, x, x);
                            return N.First.Summary + net.LossAndGradient(x, x, loss, x) + net.PredictClass(x) + new N.Third().Part;
                        }
                    }
                    """,
                ]
            )
            .IsClean();
        Diagnostic diagnostic = Assert.Single(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("NG0021", diagnostic.Id);
        Assert.Equal(
            $"The code of 'First' is C# 12.0, but the project is set to C# {called}. Set <LangVersion>latest</LangVersion> in the "
                + $"project file, or remove <LangVersion>.",
            diagnostic.GetMessage(CultureInfo.InvariantCulture)
        );
        Assert.Equal("First", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Empty(run.ErrorsInSource);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void ANewerLanguageIsRight(LanguageVersion version)
    {
        GeneratorRun run = GeneratorRun
            .Of(new NetworkGenerator(), version, ["using NetGen; [Network] [Input(4)] [Dense(2)] public partial class Net;"])
            .IsClean();
        Assert.Empty(run.Diagnostics);
        Assert.Contains("Compiled", run.Source);
    }

    public static TheoryData<string> Declarations =>
        new(
            "[assembly: System.CLSCompliant(true)] NET",
            "[assembly: System.CLSCompliant(true)] [System.CLSCompliant(false)] NET",
            "[assembly: System.CLSCompliant(true)] internal static class Outer { NET }",
            "[assembly: System.CLSCompliant(true)] public static partial class Outer { NET }",
            "[assembly: System.CLSCompliant(true)] public partial class Outer { protected NET }",
            "[assembly: System.CLSCompliant(true)] [System.CLSCompliant(false)] public static partial class Outer { NET }",
            "[assembly: System.CLSCompliant(true)] [System.CLSCompliant(false)] public static partial class Outer { "
                + "[System.CLSCompliant(false)] NET }",
            "[assembly: System.CLSCompliant(false)] NET",
            "NET"
        );

    [Theory]
    [MemberData(nameof(Declarations))]
    public void GeneratedMembersKeepThePromise(string declaration)
    {
        foreach (
            string layers in new[]
            {
                "[Network] [Input(4)] [Dense(2, Activation.Softmax)]",
                "[Network(Precision = Precision.Double)] [Input(4)] [RBM(3)]",
                "[Network] [Input(4)] [MixtureDensity(2)]",
                "[Network] [Input(4, 2)] [LSTM(3, ReturnSequences = true)]",
                "[Network] [Input(4, Name = \"a\")] [Input(4, Name = \"b\")] [Add(\"a\")] [Subnetwork(typeof(Part))]",
                "[Network] [Input(4)] [RBM(3)] [Dense(-1)]",
            }
        )
        {
            string net = declaration.Contains("protected")
                ? layers + " protected partial class Net;"
                : layers + " public partial class Net;";
            string source =
                "using NetGen; "
                + declaration
                    .Replace("protected NET", net)
                    .Replace("NET", net)
                    .Replace("internal static class Outer", "internal static partial class Outer")
                + " [Network] [Input(4)] [Dense(4)] public partial class Part;";
            GeneratorRun run = GeneratorRun.Of(source).IsClean();
            // Of attributes with arrays C# warns wherever the promise holds; that others cannot see the class makes no difference to it.
            bool isHidden = declaration.Contains("internal static class Outer");
            Assert.DoesNotContain(
                run.CompilerMessages,
                m => m.Id.StartsWith("CS30", StringComparison.Ordinal) && !(isHidden && m.Id == "CS3016")
            );
        }
    }
}

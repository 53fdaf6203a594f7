namespace NetGen.Generator.Tests;

/// <summary>Generated code compiles without an error or a warning, over float and over double.</summary>
public class CompiledCodeTests
{
    public static TheoryData<string> Networks =>
        new(
            "[Input(784)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)]",
            "[Input(28, 28, 1)] [Flatten] [Dense(128, Activation.ReLU)] [Dropout(0.2)] [Dense(10, Activation.Softmax)]",
            "[Input(64, Name = \"x\")] [Dense(64, Activation.ReLU, Name = \"h\")] [Dense(64)] [Add(\"h\")] [Dense(10, Activation.Softmax)]",
            "[Input(5, Name = \"noise\")] [Input(3, Name = \"label\")] [Concatenate(\"noise\")] [Dense(4, Activation.Tanh, Name = "
                + "\"a\")] [Dense(2, From = \"label\", Name = \"b\")] [Output(\"a\", \"b\")]",
            "[Input(6, 4)] [Dense(3, Activation.Tanh, L1 = 0.1, L2 = 0.01, ActivityL2 = 0.5)] [Flatten] [Dense(1, Activation.Sigmoid)]",
            "[Input(9)] [Maxout(4, 3)] [PReLU] [GaussianNoise(0.1)] [DropConnect(5, 0.5, Activation.ELU)] [RBF(3)] [Dense(2, UseBias = "
                + "false, MaxNorm = 3, KernelInitializer = Initializer.Orthogonal)]",
            "[Input(12)] [Reshape(3, -1)] [Activation(Activation.Softmax)] [Multiply(\"reshape\")] [Average(\"reshape\")] "
                + "[Maximum(\"reshape\")]",
            "[Input(4)] [Dense(4, Activation.ReLU)] [Add(\"input\")] [Dense(3, Activation.Tanh)] [Dense(2)]",
            "[Input(4)] [Dense(4, Activation.Tanh, L2 = 0.1)] [Dense(4)]",
            "[Input(4)] [Dense(4, Activation.Tanh)] [Dense(4, Activation.Sigmoid)] [Multiply(\"dense\")] [Dense(3)]",
            "[Input(4)] [Maxout(3)]",
            "[Input(4)] [Dense(4)] [Maxout(3)] [Dense(3)]",
            "[Input(17)] [RBF(32)] [Maxout(3, 2)]",
            "[Input(4)] [Dense(4)] [Maxout(16)]",
            "[Input(4)] [Dense(4)] [DropConnect(3, 0.5)]",
            "[Input(4, Name = \"a\")] [Input(4)] [Add(\"a\")] [Dense(2)]",
            "[Input(1)] [Dense(1)]",
            "[Input(8, 8, 3)] [Conv2D(4, 3, UseBias = false)] [BatchNormalization] [Activation(Activation.ReLU)] "
                + "[VirtualBatchNormalization(Center = false)] [LayerNormalization(Scale = false)] [Flatten] [Dense(2)]",
            "[Input(1)] [BatchNormalization] [LayerNormalization] [VirtualBatchNormalization]",
            "[Input(4)] [Dense(8, Activation.Tanh)] [MixtureDensity(5, Dimensions = 2, L2 = 0.1)]",
            "[Input(6, 4)] [MixtureDensity(1)]",
            "[Input(4)] [MixtureDensity(3)] [Dense(2)]",
            "[Input(4)] [Activation(Activation.GELU)]"
        );

    [Theory]
    [MemberData(nameof(Networks))]
    public void HasNoWarning(string layers)
    {
        foreach (string network in new[] { "[Network]", "[Network(Precision = Precision.Double)]" })
        {
            GeneratorRun run = GeneratorRun
                .Of($"using NetGen; namespace N;\n{network} {layers} internal sealed partial class Net;")
                .IsClean();
            Assert.DoesNotContain(run.Diagnostics, d => d.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
            Assert.Empty(run.CompilerMessages);
            Assert.Equal(2, run.Sources.Count);
        }
    }

    [Fact]
    public void EveryActivationCompiles()
    {
        string layers = string.Join(" ", Enum.GetNames<Activation>().Select(a => $"[Dense(4, Activation.{a})]"));
        HasNoWarning("[Input(4)] " + layers);
    }

    [Fact]
    public void PublicMembersAreDocumented()
    {
        GeneratorRun run = GeneratorRun
            .Of("using NetGen;\n/// <summary>A network.</summary>\n[Network] [Input(4)] [Dense(2)] public partial class Net;")
            .IsClean();
        Assert.Empty(run.CompilerMessages);
    }

    [Theory]
    [InlineData(
        "namespace A.B { public static partial class Outer { internal partial struct Middle { [Network] [Input(4)] [Dense(2)] private "
            + "partial class Net; } } }",
        "A.B.Outer.Middle.Net.g.cs"
    )]
    [InlineData("[Network] [Input(4)] [Dense(2)] partial class Net;", "Net.g.cs")]
    [InlineData("namespace @class; [Network] [Input(4)] [Dense(2)] partial class @event;", "class.event.g.cs")]
    [InlineData("partial record Outer { [Network] [Input(4)] [Dense(2)] partial class Net; }", "Outer.Net.g.cs")]
    [InlineData(
        "interface I { } class Base { protected Base(int x = 1) { } public void Load(string path) { } } [Network] [Input(4)] [Dense(2)] "
            + "partial class Net : Base, I;",
        "Net.g.cs"
    )]
    [InlineData("partial interface IOuter { [Network] [Input(4)] [Dense(2)] partial class Net; }", "IOuter.Net.g.cs")]
    public void StandsWhereTheClassStands(string source, string file)
    {
        GeneratorRun run = GeneratorRun.Of("using NetGen; " + source).IsClean();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ErrorsInSource);
        Assert.Equal([file, file.Replace(".g.cs", "-Kernels.g.cs", StringComparison.Ordinal)], run.Sources.Select(s => s.HintName));
    }
}

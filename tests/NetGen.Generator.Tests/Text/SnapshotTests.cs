using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests;

/// <summary>A few whole files, to be read.</summary>
public class SnapshotTests
{
    [Fact]
    public void Residual() =>
        Snapshot.Verify(
            Text(
                """
                [Network]
                [Input(64, Name = "x")]
                [Dense(64, Activation.ReLU, Name = "h")]
                [Dropout(0.2)]
                [Dense(64, L2 = 1e-4)]
                [Add("h")]
                [Dense(10, Activation.Softmax)]
                public sealed partial class Residual;
                """
            )
        );

    [Fact]
    public void TwoInputs() =>
        Snapshot.Verify(
            Text(
                """
                [Network]
                [Input(16, Name = "noise")]
                [Input(10, Name = "label")]
                [Concatenate("noise")]
                [Dense(32, Activation.LeakyReLU)]
                [Dense(28, Activation.Tanh)]
                public sealed partial class Generator;
                """
            )
        );

    [Fact]
    public void Curvature() =>
        Snapshot.Verify(
            Text(
                """
                [Network(Curvature = true)]
                [Input(4)]
                [Dense(6, Activation.Tanh, L2 = 1e-4)]
                [Dense(3, Activation.Softmax)]
                public sealed partial class Curved;
                """
            )
        );

    [Fact]
    public void Quantized() =>
        Snapshot.Verify(
            Text(
                """
                [Network(Quantization = Quantization.Int8)]
                [Input(10, 1)]
                [LSTM(8)]
                [Dense(2)]
                public sealed partial class Quantized;
                """
            )
        );

    [Fact]
    public void Autoencoder() =>
        Snapshot.Verify(
            Text(
                """
                [Network] [Input(32)] [Dense(4, Activation.Tanh)]
                public sealed partial class Encoder;

                [Network] [Input(4)] [Dense(32, Activation.Sigmoid)]
                public sealed partial class Decoder;

                [Network]
                [Input(32)]
                [Subnetwork(typeof(Encoder))]
                [Subnetwork(typeof(Decoder))]
                public sealed partial class Autoencoder;
                """
            )
        );

    /// <summary>The whole file of the sample's network, which the documentation shows.</summary>
    [Fact]
    public void DocumentedDigits()
    {
        GeneratorRun run = GeneratorRun.Of(File.ReadAllText(Repository.Path("samples/Digits/DigitsNet.cs"))).IsClean();
        Assert.Equal(2, run.Sources.Count);
        foreach (GeneratedSourceResult source in run.Sources)
            Snapshot.VerifyFile(
                source.SourceText.ToString(),
                Repository.Path("docs/" + source.HintName.Replace("Digits.", "", StringComparison.Ordinal))
            );
    }

    // The files of the last class.
    private static string Text(string source)
    {
        GeneratorRun run = GeneratorRun.Of("using NetGen;\nnamespace Samples;\n" + source).IsClean();
        Assert.Empty(run.Diagnostics);
        return run.TextOf(run.Sources[^1].HintName.Replace("-Kernels.g.cs", "", StringComparison.Ordinal));
    }
}

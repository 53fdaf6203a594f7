using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks;

/// <summary>What an edit of a network costs in an editor: the generator's time, without the C# compiler's, and the length of its
/// text.</summary>
internal static class GeneratorTimes
{
    private const string Convolution = "[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)] [BatchNormalization]";

    private static readonly (string Name, string Layers)[] s_networks =
    [
        (
            "20 layers, Dense and Dropout",
            "[Input(30)]" + Repeat(20, i => i % 3 == 2 ? "[Dropout(0.1)]" : $"[Dense({32 + i}, Activation.ReLU)]")
        ),
        ("100 Dense", "[Input(64)]" + Repeat(100, _ => "[Dense(64, Activation.ReLU)]")),
        (
            "56 convolutions, 27 residual blocks",
            $"[Input(32, 32, 3)] {Convolution} [Activation(Activation.ReLU, Name = \"block0\")]"
                + Repeat(
                    27,
                    i =>
                        $"{Convolution} [Activation(Activation.ReLU)] {Convolution} [Add(\"block{i}\")] "
                        + $"[Activation(Activation.ReLU, Name = \"block{i + 1}\")]"
                )
                + " [Conv2D(10, 1)] [GlobalAveragePooling2D] [Activation(Activation.Softmax)]"
        ),
    ];

    /// <summary>Prints them as a Markdown table.</summary>
    public static void Write(Measure measure)
    {
        Console.WriteLine("| network | generator, median | p20 | min | generated lines | KiB |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach ((string name, string layers) in s_networks)
        {
            CSharpCompilation compilation = Compile($"using NetGen; [Network] {layers} partial class Net;");
            string text = Run(compilation);
            Timing time = measure.Batches(() => Run(compilation));
            Console.WriteLine(
                $"| {name} | {Table.Time(time.Median)} | {Table.Time(time.P20)} | {Table.Time(time.Min)} | "
                    + $"{text.Count(c => c == '\n')} | {text.Length / 1024} |"
            );
        }
    }

    private static string Run(CSharpCompilation compilation)
    {
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation).GetRunResult();
        return result.GeneratedTrees.Length > 0 && result.Results[0].Exception is null
            ? string.Concat(result.Results[0].GeneratedSources.Select(s => s.SourceText))
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    // With its symbols made, as an editor has them.
    private static CSharpCompilation Compile(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Networks",
            [CSharpSyntaxTree.ParseText(source)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        compilation.GetDeclarationDiagnostics();
        return compilation;
    }

    private static string Repeat(int count, Func<int, string> layers) =>
        string.Concat(Enumerable.Range(0, count).Select(i => " " + layers(i)));
}

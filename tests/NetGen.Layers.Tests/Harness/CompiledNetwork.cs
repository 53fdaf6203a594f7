using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parse;

namespace NetGen.Layers.Tests.Harness;

/// <summary>Layer attributes given as text, compiled by the generator in both precisions.</summary>
internal sealed class CompiledNetwork
{
    private static readonly ConcurrentDictionary<string, CompiledNetwork> s_cache = new(),
        s_doubles = new();

    /// <summary>Without the analysis of null, which is a third of the compiler's work and is done once, by
    /// <see cref="NullableMessages"/>.</summary>
    private static readonly CSharpParseOptions s_options = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([
        new("run-nullable-analysis", "never"),
    ]);

    private static readonly CSharpParseOptions s_nullableOptions = new(LanguageVersion.Latest);

    /// <summary>The libraries, from which every compilation is made and which is kept: what the compiler once read of them it has not to
    /// read again, which would be half of the time that a network takes.</summary>
    private static readonly CSharpCompilation s_libraries = CSharpCompilation.Create(
        "Networks",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "NetGen.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable
        )
    );

    /// <summary>Networks that others can have as a layer.</summary>
    private static readonly (string Name, string Layers)[] s_parts =
    [
        ("Inner", "[Input(6)] [Dense(5, Activation.Tanh)] [Dense(3, Activation.ReLU)]"),
        ("Normal", "[Input(6)] [Dense(5)] [BatchNormalization] [Dense(6, Activation.Tanh)]"),
        ("Virtual", "[Input(6)] [Dense(5)] [VirtualBatchNormalization] [Dense(6, Activation.Tanh)]"),
        (
            "EncoderBlock",
            "[Input(5, 6, Name = \"x\")] [MultiHeadAttention(2, 3, Dropout = 0.1)] [Add(\"x\")] [LayerNormalization(Name = \"attended\")] "
                + "[Dense(9, Activation.GELU)] [Dense(6)] [Dropout(0.1)] [Add(\"attended\")] [LayerNormalization]"
        ),
        ("Steps", "[Input(5, 6)] [Dense(5, Activation.Tanh)] [Dropout(0.3)]"),
        (
            "Words",
            "[Input(2, Name = \"a\")] [Input(3, Name = \"b\")] [Embedding(7, 3, From = \"a\")] [Flatten] [Dense(4, Name = \"h\")] "
                + "[Embedding(5, 2, From = \"b\")] [Flatten] [Concatenate(\"h\")]"
        ),
        (
            "Frame",
            "[Input(6, 6, 1)] [Conv2D(3, 3, Activation.Tanh, Padding = Padding.Same, ActivityL2 = 0.1)] [Dropout(0.2)] [Conv2D(2, 2, "
                + "Strides = 2)] [PReLU] [MaxPooling2D(2)] [Flatten] [Dense(6, Activation.Tanh)]"
        ),
        (
            "Reader",
            "[Input(4, 6)] [TimeDistributed] [Dense(4, Activation.Tanh, L2 = 0.1, ActivityL2 = 0.1)] [Bidirectional] [GRU(2, L1 = 0.1, "
                + "ActivityL1 = 0.1)]"
        ),
        (
            "Coder",
            "[Input(6)] [Corruption(0.3)] [Dense(8, Activation.Tanh)] [GaussianNoise(0.1)] [Dense(6)] [Reparameterize(KLWeight = 0.3)]"
        ),
        (
            "Painter",
            "[Input(3)] [Dense(8, Activation.Tanh)] [Reshape(2, 2, 2)] [Conv2DTranspose(3, 3, Activation.Tanh, Strides = 2, Padding = "
                + "Padding.Same)] [UpSampling2D(2)] [Conv2D(1, 3, Padding = Padding.Same)]"
        ),
        (
            "Viewer",
            "[Input(8, 8, 1)] [Conv2D(3, 3, Activation.Tanh, Strides = 2, Padding = Padding.Same)] [MaxPooling2D(2)] [Flatten] "
                + "[Dense(6)] [Reparameterize(KLWeight = 0.1)]"
        ),
        ("Mixed", "[Input(3)] [Dense(4, Activation.Tanh)] [MixtureDensity(2, Dimensions = 2)]"),
        ("Padded", "[Input(5, 6)] [Masking] [Dense(5, Activation.Tanh)]"),
    ];

    private readonly Assembly _assembly;
    private readonly string _space;

    private CompiledNetwork(Assembly assembly, string space, NetworkGraph graph) => (_assembly, _space, Graph) = (assembly, space, graph);

    /// <summary>The double network's graph.</summary>
    public NetworkGraph Graph { get; }

    public static CompiledNetwork Of(string declaration) => s_cache.GetOrAdd(declaration, d => All([d])[0].Whole(d));

    /// <summary>The double network, and for every second declaration the float one: their texts differ in the names of types
    /// alone, and one more network costs its compilation and that of its kernels to machine code, most of a test's time.</summary>
    public static CompiledNetwork OftenDouble(string declaration) =>
        declaration.Sum(c => c) % 2 == 0 ? Of(declaration) : s_doubles.GetOrAdd(declaration, d => All([d], everySingle: 0)[0].Whole(d));

    /// <summary>Many networks by one compilation, which costs little more than one; a declaration that the compiler refuses has its errors
    /// instead.</summary>
    /// <param name="declarations">The layers.</param>
    /// <param name="everySingle">Every so many of them are there in float, too; 0 for none.</param>
    /// <param name="options">What else [Network] says of them, as text.</param>
    /// <param name="singleOptions">What it says of those in float alone.</param>
    public static IReadOnlyList<(CompiledNetwork? Network, string Errors)> All(
        IReadOnlyList<string> declarations,
        int everySingle = 1,
        string options = "",
        string singleOptions = ""
    )
    {
        string[] sources =
        [
            .. declarations.Select((d, i) => Source(d, Space(i), everySingle > 0 && i % everySingle == 0, options, singleOptions)),
        ];
        CSharpCompilation compilation = s_libraries.AddSyntaxTrees(
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, s_options, path: Space(i)))
        );
        (byte[] image, Diagnostic[] errors) = ImageCache.Find(string.Concat(sources)) is { } kept
            ? (kept, [])
            : Emitted(compilation, string.Concat(sources));
        // What breaks the compilation is found by halves: a message of the C# compiler may stand at another network than the one that is at
        // fault.
        if (Array.Exists(errors, d => !d.Id.StartsWith("NG", StringComparison.Ordinal)))
            return declarations.Count == 1
                ? [(null, string.Join("\n", errors.Take(10)))]
                : [.. declarations.Chunk((declarations.Count + 1) / 2).SelectMany(half => All(half, everySingle, options, singleOptions))];
        Assembly assembly = Assembly.Load(image);
        ILookup<string, Diagnostic> byNetwork = errors.ToLookup(d => d.Location.SourceTree!.FilePath);
        return
        [
            .. declarations.Select(
                (_, i) =>
                    byNetwork.Contains(Space(i))
                        ? (null, string.Join("\n", byNetwork[Space(i)]))
                        : ((CompiledNetwork?)new(assembly, Space(i), Built(compilation, Space(i))), "")
            ),
        ];
    }

    /// <summary>What the analysis of null says of the networks' code and of more code beside it.</summary>
    public static IEnumerable<string> NullableMessages(IReadOnlyList<string> declarations, string more) =>
        Generated(
                s_libraries.AddSyntaxTrees(
                    declarations
                        .Select((d, i) => Source(d, Space(i), hasSingle: true))
                        .Append(more)
                        .Select(source => CSharpSyntaxTree.ParseText(source, s_nullableOptions))
                ),
                s_nullableOptions,
                out _
            )
            .GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .Select(d => d.ToString());

    public bool HasSingle => _assembly.GetType(_space + ".Single") is not null;

    public INetwork<float> Single(int seed = 1) => Learned(New<float>(".Single", seed));

    public INetwork<double> Double(int seed = 1) => Learned(New<double>(".Double", seed));

    /// <summary>A network whose layers have not learned yet what they learn from data before training.</summary>
    public INetwork<float> Unlearned() => New<float>(".Single", 1);

    /// <summary>The same over doubles.</summary>
    public INetwork<double> UnlearnedDouble() => New<double>(".Double", 1);

    /// <summary>The copy for inference that a float network makes, which was declared with a Quantization.</summary>
    public QuantizedNetwork Quantized(INetwork<float> single) =>
        (QuantizedNetwork)_assembly.GetType(_space + ".Single")!.GetMethod("Quantize")!.Invoke(single, null)!;

    /// <summary>A static member of the float network.</summary>
    public T Constant<T>(string name) =>
        (T)(
            _assembly.GetType(_space + ".Single")!.GetMember(name).Single() switch
            {
                FieldInfo field => field.GetValue(null)!,
                PropertyInfo property => property.GetValue(null)!,
                var other => throw new NotSupportedException(other.ToString()),
            }
        );

    private INetwork<T> New<T>(string name, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (INetwork<T>)Activator.CreateInstance(_assembly.GetType(_space + name)!, seed)!;

    // As if layers had seen a sample, and had learned from it what they began with.
    private static INetwork<T> Learned<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string[] counts =
        [
            .. network.Engine.Info.Checks.OfType<NetGen.CompilerServices.AdaptedCheck>().Select(check => check.Weights + ".count"),
        ];
        if (counts.Length > 0)
            network.SetWeights([
                .. network.GetWeights().Select(w => counts.Contains(w.Name) ? new NamedTensor<T>(w.Name, w.Shape, [T.One]) : w),
            ]);
        return network;
    }

    private static string Space(int index) => $"Network{index}";

    private static Compilation Generated(CSharpCompilation compilation, CSharpParseOptions options, out ImmutableArray<Diagnostic> problems)
    {
        CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out problems);
        return whole;
    }

    private static (byte[] Image, Diagnostic[] Errors) Emitted(CSharpCompilation compilation, string source)
    {
        Compilation whole = Generated(compilation, s_options, out var problems);
        using var image = new MemoryStream();
        Diagnostic[] errors =
        [
            .. problems
                .Concat(whole.Emit(image).Diagnostics)
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("NG2003" or "NG2004" or "NG2005")),
        ];
        if (errors.Length == 0)
            ImageCache.Keep(source, image.ToArray());
        return (image.ToArray(), errors);
    }

    private static NetworkGraph Built(Compilation compilation, string space) =>
        GraphBuilder.Build(NetworkParser.Parse(compilation.GetTypeByMetadataName(space + ".Double")!, default), [])!;

    // What [Network] says may stand before the layers.
    private static string Source(string declaration, string space, bool hasSingle, string options = "", string singleOptions = "")
    {
        Match own = Regex.Match(declaration, @"^\[Network\((.*?)\)\] ");
        string layers = declaration[own.Length..];
        string Network(params string[] said) =>
            $"[Network({string.Join(", ", said.Append(own.Groups[1].Value).Where(o => o.Length > 0))})]";
        return $$"""
        using NetGen;
        namespace {{space}}
        {
            {{(hasSingle ? $"{Network(options, singleOptions)} {layers} public sealed partial class Single;" : "")}}
            {{Network("Precision = Precision.Double", options)}} {{Regex.Replace(layers, @"typeof\((\w+)\)", "typeof($1Double)")}} public sealed partial class Double;
            {{string.Join('\n', s_parts.Where(part => declaration.Contains($"typeof({part.Name})", StringComparison.Ordinal)).Select(part => $$"""
                [Network] {{part.Layers}} public sealed partial class {{part.Name}};
                [Network(Precision = Precision.Double)] {{part.Layers}} public sealed partial class {{part.Name}}Double;
                """))}}
        }
        """;
    }
}

file static class Results
{
    public static CompiledNetwork Whole(this (CompiledNetwork? Network, string Errors) result, string declaration) =>
        result.Network ?? throw new InvalidOperationException($"{declaration} does not compile:\n{result.Errors}");
}

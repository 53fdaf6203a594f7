using NetGen.Generator.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Programs;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the generated file: what users see of a network, then the compiled program.</summary>
internal static class ClassEmitter
{
    public static string Write(NetworkPrograms<PassPlan> programs)
    {
        NetworkGraph graph = programs.Graph;
        NetworkSpec spec = graph.Spec;
        string number = spec.Number,
            summary = SummaryTable.Of(graph);
        return FileText.Write(
            spec,
            spec.Name.All(c => c is >= 'a' and <= 'z') ? "CS8981 // the name is the user's" : "",
            w =>
            {
                w.Line("/// <remarks><code>");
                foreach (string line in summary.Split('\n'))
                    w.Line("/// " + Show.Xml(line));
                w.Line("/// </code></remarks>");
            },
            w =>
            {
                w.Line("/// <summary>Values of one sample's input.</summary>");
                w.Line($"public const int InputLength = {Digits(graph.InputShape.Length)};").Line();
                w.Line("/// <summary>Values of one sample's output.</summary>");
                w.Line($"public const int OutputLength = {Digits(graph.OutputShape.Length)};").Line();
                w.Line("/// <summary>Trainable parameters.</summary>");
                w.Line($"public const int ParameterCount = {Digits(graph.ParameterCount)};").Line();
                w.Line($"private readonly Ng::Engine<{number}, Compiled> _engine;").Line();
                w.Line(
                    "/// <summary>A new network with parameters drawn from the initializers; the same seed gives the same bits.</summary>"
                );
                Constructor(w, spec.Identifier, "int seed = 0", "seed", programs, isPublic: true);
                w.Line();
                Constructor(
                    w,
                    spec.Identifier,
                    $"Ng::Engine<{number}> owner, int offset, int stateOffset",
                    "owner, offset, stateOffset",
                    programs,
                    isPublic: false
                );
                w.Line();
                w.Line("/// <summary>The shape of one sample's input.</summary>");
                w.Line($"public static global::System.ReadOnlySpan<int> InputShape => {graph.InputShape};").Line();
                w.Line("/// <summary>The shape of one sample's output.</summary>");
                w.Line($"public static global::System.ReadOnlySpan<int> OutputShape => {graph.OutputShape};").Line();
                w.Line("/// <summary>The table of layers, as Keras prints it.</summary>");
                w.Line("public static string Summary =>");
                w.Line("    \"\"\"");
                foreach (string line in summary.Split('\n'))
                    w.Line("    " + line);
                w.Line("    \"\"\";").Line();
                foreach (Layer layer in graph.Parts)
                {
                    w.Line($"/// <summary>The network that layer '{layer.Name}' is; it shares this one's parameters.</summary>");
                    w.Line(
                            $"{layer.Spec.Network!.Access} {layer.Subnetwork!.Spec.FullName} "
                                + $"{GeneratedMembers.Property(layer.PartName)} {{ get; }}"
                        )
                        .Line();
                }
                foreach ((Layer layer, Companion companion) in graph.Companions)
                {
                    w.Line($"/// <summary>What layer '{layer.Name}' can do by itself; it shares this network's parameters.</summary>");
                    MembersText.Public(
                        w,
                        $"global::NetGen.{layer.Kind.Companion}<{number}> {GeneratedMembers.CompanionOf(layer.Name, spec.Name)} {{ get; }}"
                    );
                }
                if (programs.Streaming is not null)
                {
                    w.Line(
                        "/// <summary>A run of the network step by step: what it has heard so far is in the stream, the weights are this "
                            + "network's.</summary>"
                    );
                    MembersText.Public(w, $"global::NetGen.SequenceStream<{number}> CreateStream() => _engine.CreateStream();");
                }
                MembersText.Write(w, graph, programs.Link, call => $"_engine.{call}");
                w.Line();
                ProgramText.Write(
                    w,
                    programs,
                    "private",
                    "Compiled",
                    "The compiled network: its parameters, its passes and their kernels."
                );
                foreach (CompanionPrograms<PassPlan> companion in programs.Companions)
                    Companion(w, companion, spec);
            }
        );
    }

    private static void Companion(SourceWriter w, CompanionPrograms<PassPlan> companion, NetworkSpec spec)
    {
        w.Line().Line($"/// <summary>The compiled programs over the parameters of layer '{companion.Layer.Name}'.</summary>");
        w.Block(
            $"private static class Compiled{GeneratedMembers.CompanionOf(companion.Layer.Name, spec.Name)}",
            () =>
            {
                foreach ((CompanionProgram part, NetworkPrograms<PassPlan> programs) in companion.Parts)
                {
                    if (part != companion.Parts[0].Part)
                        w.Line();
                    ProgramText.Write(w, programs, "public", part.Name, part.Summary);
                }
            }
        );
    }

    private static void Constructor(
        SourceWriter w,
        string name,
        string parameters,
        string arguments,
        NetworkPrograms<PassPlan> programs,
        bool isPublic
    )
    {
        NetworkGraph graph = programs.Graph;
        if (!isPublic && graph.Spec.HasRequired)
            w.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        w.Block(
            $"{(isPublic ? "public" : "private")} {name}({parameters})",
            () =>
            {
                w.Line($"_engine = new({arguments});");
                foreach (Layer layer in graph.Parts)
                    w.Line(
                        $"{GeneratedMembers.Property(layer.PartName)} = Ng::Part.Attach<{layer.Subnetwork!.Spec.FullName}, "
                            + $"{graph.Spec.Number}>(_engine, {Show.Of(programs.Arena.OffsetOf(layer, states: false))}, "
                            + $"{Show.Of(programs.Arena.OffsetOf(layer, states: true))});"
                    );
                foreach ((Layer layer, Companion companion) in graph.Companions)
                {
                    string property = GeneratedMembers.CompanionOf(layer.Name, graph.Spec.Name);
                    string parts = string.Join(", ", companion.Programs.Select(p => $"Compiled{property}.{p.Name}"));
                    w.Line(
                        $"{property} = {companion.Factory}<{graph.Spec.Number}, {parts}>(_engine, "
                            + $"{Show.Of(programs.Arena.OffsetOf(layer, states: false))}, {companion.Arguments});"
                    );
                }
            }
        );
    }

    private static string Digits(long value) => Show.Grouped(value).Replace(',', '_');
}

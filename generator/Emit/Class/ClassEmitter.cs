using NetGen.Generator.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Programs;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the generated part of a class: what users see of a network and the compiled program in one file, the program's kernels
/// in another.</summary>
internal static class ClassEmitter
{
    public static GeneratedText Write(NetworkPrograms<PassPlan> programs)
    {
        NetworkSpec spec = programs.Graph.Spec;
        string disable = spec.Name.All(c => c is >= 'a' and <= 'z') ? "CS8981 // the name is the user's" : "";
        string members = "";
        string kernels = FileText.Write(
            spec,
            disable,
            isFirst: false,
            k => members = FileText.Write(spec, disable, isFirst: true, w => Write(w, k, programs))
        );
        return new GeneratedText(members, kernels);
    }

    private static void Write(SourceWriter w, SourceWriter kernels, NetworkPrograms<PassPlan> programs)
    {
        NetworkGraph graph = programs.Graph;
        NetworkSpec spec = graph.Spec;
        string number = spec.Number;
        w.Line("/// <summary>Values of one sample's input.</summary>");
        w.Line($"public const int InputLength = {Digits(graph.InputShape.Length)};").Line();
        w.Line("/// <summary>Values of one sample's output.</summary>");
        w.Line($"public const int OutputLength = {Digits(graph.OutputShape.Length)};").Line();
        string frozen = graph.Parameters.Any(p => !p.IsState && p.IsFrozen) ? ", those of frozen layers among them" : "";
        w.Line($"/// <summary>Trainable parameters{frozen}.</summary>");
        w.Line($"public const int ParameterCount = {Digits(graph.ParameterCount)};").Line();
        w.Line($"private readonly Ng::Engine<{number}, Compiled> _engine;").Line();
        w.Line("/// <summary>A new network with parameters drawn from the initializers; the same seed gives the same bits.</summary>");
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
        foreach (string line in SummaryTable.Of(graph).Split('\n'))
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
        if (programs.Streaming is { Beginning: not null } over)
        {
            w.Line(
                "/// <summary>A run of the network over a source, step by step: what is made of the source alone is made once, what it has "
                    + "heard so far is in the stream, the weights are this network's.</summary>"
            );
            w.Line(
                $"/// <param name=\"source\">{Show.Of(over.Graph.SourceShape.Length)} values: one sample of "
                    + $"{string.Join(", ", over.Graph.Inputs.Where(over.Graph.BeforeStream.Contains).Select(i => $"'{i.Name}'"))}.</param>"
            );
            MembersText.Public(
                w,
                $"global::NetGen.SequenceStream<{number}> CreateStream(global::System.ReadOnlySpan<{number}> source) => "
                    + "_engine.CreateStream(source);"
            );
        }
        else if (programs.Streaming is not null)
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
            kernels,
            programs,
            "private",
            "Compiled",
            "The compiled network: its parameters and its passes. Their kernels stand in a file of their own."
        );
        foreach (CompanionPrograms<PassPlan> companion in programs.Companions)
            Companion(w, kernels, companion, spec);
    }

    private static void Companion(SourceWriter w, SourceWriter kernels, CompanionPrograms<PassPlan> companion, NetworkSpec spec)
    {
        w.Line().Line($"/// <summary>The compiled programs over the parameters of layer '{companion.Layer.Name}'.</summary>");
        kernels.Line();
        string header = $"private static partial class Compiled{GeneratedMembers.CompanionOf(companion.Layer.Name, spec.Name)}";
        w.Block(
            header,
            () =>
                kernels.Block(
                    header,
                    () =>
                    {
                        foreach ((CompanionProgram part, NetworkPrograms<PassPlan> programs) in companion.Parts)
                        {
                            if (part != companion.Parts[0].Part)
                            {
                                w.Line();
                                kernels.Line();
                            }
                            ProgramText.Write(w, kernels, programs, "public", part.Name, part.Summary);
                        }
                    }
                )
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
                        $"{property} = Ng::{companion.Factory}<{graph.Spec.Number}, {parts}>(_engine, "
                            + $"{Show.Of(programs.Arena.OffsetOf(layer, states: false))}, {ConstantText.Arguments(companion.Arguments)});"
                    );
                }
            }
        );
    }

    private static string Digits(long value) => Show.Grouped(value).Replace(',', '_');
}

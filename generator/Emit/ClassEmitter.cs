using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;

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
        return File(
            spec,
            spec.Name.All(c => c is >= 'a' and <= 'z') ? "CS8981 // the name is the user's" : "",
            w =>
            {
                w.Line("/// <remarks><code>");
                foreach (string line in summary.Split('\n'))
                    w.Line("/// " + Text.Xml(line));
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
                    Public(
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
                    Public(w, $"global::NetGen.SequenceStream<{number}> CreateStream() => _engine.CreateStream();");
                }
                Members(w, graph, programs.Link, call => $"_engine.{call}");
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

    /// <summary>Members that throw, after an error: the user sees that one error and not one for each use of the class.</summary>
    public static string Skeleton(NetworkSpec spec) =>
        File(
            spec,
            "CS0108, CS0114, CS1591, CS8981 // one error is enough",
            _ => { },
            w =>
            {
                w.Line("public const int InputLength = 1, OutputLength = 1, ParameterCount = 0;").Line();
                w.Line($"public {spec.Identifier}(int seed = 0) => throw Broken;").Line();
                w.Line("public static global::System.ReadOnlySpan<int> InputShape => throw Broken;").Line();
                w.Line("public static global::System.ReadOnlySpan<int> OutputShape => throw Broken;").Line();
                w.Line("public static string Summary => throw Broken;").Line();
                var properties = new HashSet<string>();
                for (int i = 0; i < spec.Layers.Count; i++)
                    if (
                        spec.Layers[i].Network is { Spec: { IsExtensible: true } inner } part
                        && GeneratedMembers.PropertyOf(spec.Layers, i).Property is var property
                        && properties.Add(property)
                    )
                        w.Line($"{part.Access} {inner.FullName} {property} => throw Broken;").Line();
                foreach ((_, string property, string type) in GeneratedMembers.Companions(spec.Layers, spec.Name))
                    if (properties.Add(property))
                        Public(w, $"global::NetGen.{type}<{spec.Number}> {property} => throw Broken;");
                w.Line(
                        "private static global::System.Exception Broken => new global::System.InvalidOperationException(\"The network's "
                            + "declaration has errors.\");"
                    )
                    .Line();
                List<(string Name, long Length)> inputs =
                [
                    .. spec
                        .Layers.Where(l => l.Kind == "Input")
                        .Select(
                            (l, i) =>
                                (l.Name is { } n && SyntaxFacts.IsValidIdentifier(n) ? n : "input" + (i == 0 ? "" : "_" + Text.Of(i)), 0L)
                        ),
                ];
                List<(string Name, long Length)> outputs =
                [
                    .. spec.Outputs.Select(
                        (n, i) => (SyntaxFacts.IsValidIdentifier(n) ? n : "output" + (i == 0 ? "" : "_" + Text.Of(i)), 0L)
                    ),
                ];
                Members(w, spec, hasClasses: true, "throw Broken", inputs, outputs, _ => "throw Broken");
            }
        );

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
                            + $"{graph.Spec.Number}>(_engine, {Text.Of(programs.Arena.OffsetOf(layer, states: false))}, "
                            + $"{Text.Of(programs.Arena.OffsetOf(layer, states: true))});"
                    );
                foreach ((Layer layer, Companion companion) in graph.Companions)
                {
                    string property = GeneratedMembers.CompanionOf(layer.Name, graph.Spec.Name);
                    string parts = string.Join(", ", companion.Programs.Select(p => $"Compiled{property}.{p.Name}"));
                    w.Line(
                        $"{property} = {companion.Factory}<{graph.Spec.Number}, {parts}>(_engine, "
                            + $"{Text.Of(programs.Arena.OffsetOf(layer, states: false))}, {companion.Arguments});"
                    );
                }
            }
        );
    }

    private static void Members(SourceWriter w, NetworkGraph graph, Link link, Func<string, string> body) =>
        Members(
            w,
            graph.Spec,
            link.Name == "Softmax" && graph.OutputShape.Rank == 1,
            link.Name == "Mixture"
                ? $"new(outputs, components: {Text.Of(link.Sizes[0])}, dimensions: {Text.Of(link.Sizes[1])}, index)"
                : null,
            graph.Inputs.Select(Part).ToList(),
            graph.Outputs.Select(Part).ToList(),
            body
        );

    private static (string Name, long Length) Part(Layer layer) => (layer.Name, layer.Output.Length);

    private static void Members(
        SourceWriter w,
        NetworkSpec spec,
        bool hasClasses,
        string? mixture,
        IReadOnlyList<(string Name, long Length)> inputs,
        IReadOnlyList<(string Name, long Length)> outputs,
        Func<string, string> body
    )
    {
        string t = spec.Number;
        string tensor = spec.IsDouble ? "global::NetGen.NamedTensor<double>" : "global::NetGen.NamedTensor";
        void Member(string signature, string call)
        {
            w.Line("/// <inheritdoc/>");
            Public(w, $"{signature} => {body(call)};");
        }
        w.Line("/// <inheritdoc/>");
        string weights = body("GetWeights()");
        Public(
            w,
            $"global::System.Collections.Generic.IReadOnlyList<{tensor}> GetWeights() => "
                + $"{(spec.IsDouble || IsThrow(weights) ? weights : $"Ng::FloatTensors.Of({weights})")};"
        );
        if (!spec.IsDouble)
            w.Line(
                    $"global::System.Collections.Generic.IReadOnlyList<global::NetGen.NamedTensor<float>> "
                        + $"global::NetGen.INetwork<float>.GetWeights() => {body("GetWeights()")};"
                )
                .Line();
        Member(
            $"void SetWeights(global::System.Collections.Generic.IReadOnlyList<global::NetGen.NamedTensor<{t}>> weights)",
            "SetWeights(weights)"
        );
        Member($"void CopyParametersTo(global::System.Span<{t}> parameters)", "CopyParametersTo(parameters)");
        Member($"void SetParameters(global::System.ReadOnlySpan<{t}> parameters)", "SetParameters(parameters)");
        Member("void Save(string path)", "Save(path)");
        Member("void Save(global::System.IO.Stream stream)", "Save(stream)");
        Member("void Load(string path)", "Load(path)");
        Member("void Load(global::System.IO.Stream stream)", "Load(stream)");
        Member($"void Predict(global::System.ReadOnlySpan<{t}> input, global::System.Span<{t}> output)", "Predict(input, output)");
        if (inputs.Count > 1 || outputs.Count > 1)
            PredictParts(w, t, inputs, outputs, body(""));
        if (hasClasses)
        {
            w.Line("/// <summary>Predicts one sample and gives the index of the most probable class.</summary>");
            Public(w, $"int PredictClass(global::System.ReadOnlySpan<{t}> input) => {body("PredictClass(input)")};");
        }
        if (mixture is not null)
        {
            w.Line(
                "/// <summary>Reads predicted outputs as the mixture of Gaussians that they are: the first one or, where there are "
                    + "several, the one at an index.</summary>"
            );
            Public(
                w,
                $"static global::NetGen.GaussianMixture<{t}> MixtureOf(global::System.ReadOnlySpan<{t}> outputs, int index = 0) => "
                    + $"{mixture};"
            );
        }
        Member(
            $"{t} LossAndGradient(global::System.ReadOnlySpan<{t}> inputs, global::System.ReadOnlySpan<{t}> targets, global::NetGen.Loss "
                + $"loss, global::System.Span<{t}> gradient, long step = 0)",
            "LossAndGradient(inputs, targets, loss, gradient, step)"
        );
        w.Line($"Ng::Engine<{t}> global::NetGen.INetwork<{t}>.Engine => {(IsThrow(body("")) ? body("") : "_engine")};").Line();
        if (spec.OldLanguage is null)
            w.Line(
                $"static {spec.FullName} Ng::IPart<{spec.FullName}, {t}>.Attach(Ng::Engine<{t}> owner, int offset, int stateOffset) => "
                    + $"{(IsThrow(body("")) ? body("") : "new(owner, offset, stateOffset)")};"
            );
    }

    // One span per input and output, named as they are.
    private static void PredictParts(
        SourceWriter w,
        string t,
        IReadOnlyList<(string Name, long Length)> inputs,
        IReadOnlyList<(string Name, long Length)> outputs,
        string call
    )
    {
        var taken = new HashSet<string> { "_engine" };
        string[] ins =
        [
            .. (inputs.Count > 1 ? inputs.Select(i => i.Name) : ["input"]).Select(n => Identifier.Of(Identifier.Fresh(n, taken))),
        ];
        string[] outs =
        [
            .. (outputs.Count > 1 ? outputs.Select(o => taken.Contains(o.Name) ? o.Name + "Output" : o.Name) : ["output"]).Select(n =>
                Identifier.Of(Identifier.Fresh(n, taken))
            ),
        ];
        string n = Identifier.Fresh("n", taken),
            samples = Identifier.Fresh("samples", taken);
        IEnumerable<string> spans = ins.Select(i => $"global::System.ReadOnlySpan<{t}> {i}")
            .Concat(outs.Select(o => $"global::System.Span<{t}> {o}"));
        string header = $"public void Predict({string.Join(", ", spans)})";
        w.Line("/// <summary>The same with a span for each input and output: n whole samples in each.</summary>");
        if (IsThrow(call))
        {
            w.Line($"{header} => {call};").Line();
            return;
        }
        w.Block(
            header,
            () =>
            {
                w.Line($"int {n} = {ins[0]}.Length / {Text.Of(inputs[0].Length)};");
                w.Line(
                    $"using Ng::Samples<{t}> {samples} = new({n}, {Text.Of(inputs.Sum(i => i.Length))}, "
                        + $"{Text.Of(outputs.Sum(o => o.Length))});"
                );
                long start = 0;
                for (int i = 0; i < ins.Length; start += inputs[i++].Length)
                    w.Line($"{samples}.Put({ins[i]}, {Text.Of(start)}, {Text.Of(inputs[i].Length)}, \"{ins[i].TrimStart('@')}\");");
                start = 0;
                for (int i = 0; i < outs.Length; i++)
                    w.Line($"{samples}.Check({outs[i]}.Length, {Text.Of(outputs[i].Length)}, \"{outs[i].TrimStart('@')}\");");
                for (int i = 0; i < outs.Length; i++)
                for (int j = 0; j < i; j++)
                    w.Line($"Ng::Samples<{t}>.Apart({outs[j]}, {outs[i]}, \"{outs[j].TrimStart('@')}\", \"{outs[i].TrimStart('@')}\");");
                w.Line($"_engine.Predict({samples}.Input, {samples}.Output);");
                for (int i = 0; i < outs.Length; start += outputs[i++].Length)
                    w.Line($"{samples}.Take({outs[i]}, {Text.Of(start)}, {Text.Of(outputs[i].Length)});");
            }
        );
        w.Line();
    }

    private static bool IsThrow(string body) => body.StartsWith("throw", StringComparison.Ordinal);

    private static void Public(SourceWriter w, string member) => w.Line("public " + member).Line();

    private static string File(NetworkSpec spec, string disable, Action<SourceWriter> remarks, Action<SourceWriter> members)
    {
        var w = new SourceWriter();
        w.Line("// <auto-generated>Written by the NetGen compiler from the layer attributes of the class.</auto-generated>");
        if (spec.OldLanguage is null)
            w.Line("#nullable enable");
        if (disable.Length > 0)
            w.Line("#pragma warning disable " + disable);
        else if (spec.HasBase)
            w.Line("#pragma warning disable CS0108, CS0114 // members of the base class may have the same names");
        w.Line();
        void Nest(int depth)
        {
            if (depth < spec.Containers.Count)
            {
                w.Block(spec.Containers[depth], () => Nest(depth + 1));
                return;
            }
            remarks(w);
            if (spec.IsClsCompliant)
                w.Line("[global::System.CLSCompliant(false)] // its members speak of the runtime's types, which are not compliant");
            string part = spec.OldLanguage is null ? $", Ng::IPart<{spec.FullName}, {spec.Number}>" : "";
            w.Block(
                $"partial {spec.Keyword} {spec.Identifier} : global::NetGen.INetwork{(spec.IsDouble ? "<double>" : "")}{part}",
                () => members(w)
            );
        }
        void Body()
        {
            Aliases.Declare(w);
            Nest(0);
        }
        if (spec.Namespace.Length > 0 && spec.OldLanguage is not null)
        {
            w.Block($"namespace {spec.Namespace}", Body);
            return w.ToString();
        }
        if (spec.Namespace.Length > 0)
            w.Line($"namespace {spec.Namespace};").Line();
        Body();
        return spec.Namespace.Length > 0 ? w.ToString() : Aliases.Rename(w.ToString(), spec.GlobalAliases);
    }

    private static string Digits(long value) => Text.Grouped(value).Replace(',', '_');
}

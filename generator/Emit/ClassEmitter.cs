using NetGen.Generator.Graph;
using NetGen.Generator.Parse;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes the generated file: what users see of a network, then the compiled program.</summary>
internal static class ClassEmitter
{
    public static string Write(NetworkGraph graph, ProgramEmitter program)
    {
        NetworkSpec spec = graph.Spec;
        string number = spec.Number, summary = SummaryTable.Of(graph);
        return File(spec, w =>
        {
            w.Line("/// <remarks><code>");
            foreach (string line in summary.Split('\n')) w.Line("/// " + Xml(line));
            w.Line("/// </code></remarks>");
        }, w =>
        {
            long parameters = graph.Parameters.Sum(p => p.Shape.Length);
            w.Line("/// <summary>Values of one sample's input.</summary>");
            w.Line($"public const int InputLength = {Digits(graph.InputShape.Length)};").Line();
            w.Line("/// <summary>Values of one sample's output.</summary>");
            w.Line($"public const int OutputLength = {Digits(graph.OutputShape.Length)};").Line();
            w.Line("/// <summary>Trainable parameters.</summary>");
            w.Line($"public const int ParameterCount = {Digits(parameters)};").Line();
            w.Line($"private readonly Ng.Engine<{number}, Compiled> _engine;").Line();
            w.Line("/// <summary>A new network with parameters drawn from the initializers; the same seed gives the same bits.</summary>");
            Constructor(w, spec.Name, "int seed = 0", "seed", graph, program, isPublic: true);
            w.Line();
            Constructor(w, spec.Name, $"Ng.Engine<{number}> owner, int offset", "owner, offset", graph, program, isPublic: false);
            w.Line();
            w.Line("/// <summary>The shape of one sample's input.</summary>");
            w.Line($"public static ReadOnlySpan<int> InputShape => {graph.InputShape};").Line();
            w.Line("/// <summary>The shape of one sample's output.</summary>");
            w.Line($"public static ReadOnlySpan<int> OutputShape => {graph.OutputShape};").Line();
            w.Line("/// <summary>The table of layers, as Keras prints it.</summary>");
            w.Line("public static string Summary =>");
            w.Line("    \"\"\"");
            foreach (string line in summary.Split('\n')) w.Line("    " + line);
            w.Line("    \"\"\";").Line();
            foreach (Layer layer in graph.Layers.Where(l => l.Subnetwork is not null))
            {
                w.Line($"/// <summary>The network that layer '{layer.Name}' is; it shares this one's parameters.</summary>");
                w.Line($"public {layer.Subnetwork!.Spec.FullName} {Pascal(layer.Name)} {{ get; }}").Line();
            }
            Members(w, graph, call => $"_engine.{call}");
            w.Line();
            program.Write(w);
        });
    }

    /// <summary>Members that throw, after an error: the user sees that one error and not one for each use of the class.</summary>
    public static string Skeleton(NetworkSpec spec) => File(spec, _ => { }, w =>
    {
        w.Line("public const int InputLength = 1, OutputLength = 1, ParameterCount = 0;").Line();
        w.Line($"public {spec.Name}(int seed = 0) => throw Broken;").Line();
        w.Line("public static ReadOnlySpan<int> InputShape => throw Broken;").Line();
        w.Line("public static ReadOnlySpan<int> OutputShape => throw Broken;").Line();
        w.Line("public static string Summary => throw Broken;").Line();
        foreach (LayerSpec layer in spec.Layers.Where(l => l.Kind == "Subnetwork"))
            if (layer.Network("network")?.Spec is { } inner) w.Line($"public {inner.FullName} {Pascal(layer.Text("Name") ?? Layers.Catalogue.Find("Subnetwork")!.NameOf(layer))} => throw Broken;").Line();
        w.Line("private static Exception Broken => new InvalidOperationException(\"The network's declaration has errors.\");").Line();
        Members(w, spec, hasClasses: true, [], [], _ => "throw Broken");
    });

    private static void Constructor(SourceWriter w, string name, string parameters, string arguments, NetworkGraph graph, ProgramEmitter program, bool isPublic)
    {
        w.Block($"{(isPublic ? "public" : "private")} {name}({parameters})", () =>
        {
            w.Line($"_engine = new({arguments});");
            foreach (Layer layer in graph.Layers.Where(l => l.Subnetwork is not null))
                w.Line($"{Pascal(layer.Name)} = Ng.Part.Attach<{layer.Subnetwork!.Spec.FullName}, {graph.Spec.Number}>(_engine, {Text.Of(layer.Parameters.Count == 0 ? 0 : program.OffsetOf(layer.Parameters[0]))});");
        });
    }

    private static void Members(SourceWriter w, NetworkGraph graph, Func<string, string> body) =>
        Members(w, graph.Spec, new ProgramLink(graph).HasClasses, graph.Inputs, graph.Outputs, body);

    private static void Members(SourceWriter w, NetworkSpec spec, bool hasClasses, IReadOnlyList<Layer> inputs, IReadOnlyList<Layer> outputs, Func<string, string> body)
    {
        string t = spec.Number, network = $"global::NetGen.INetwork{(spec.IsDouble ? "<double>" : "")}";
        string tensor = spec.IsDouble ? "global::NetGen.NamedTensor<double>" : "global::NetGen.NamedTensor";
        void Member(string signature, string call) => w.Line("/// <inheritdoc/>").Line($"public {signature} => {body(call)};").Line();
        Member($"IReadOnlyList<{tensor}> GetWeights()", spec.IsDouble ? "GetWeights()" : "GetWeights().Cast<global::NetGen.NamedTensor>().ToArray()");
        if (!spec.IsDouble) w.Line($"IReadOnlyList<global::NetGen.NamedTensor<float>> global::NetGen.INetwork<float>.GetWeights() => {body("GetWeights()")};").Line();
        Member($"void SetWeights(IReadOnlyList<global::NetGen.NamedTensor<{t}>> weights)", "SetWeights(weights)");
        Member($"void CopyParametersTo(Span<{t}> parameters)", "CopyParametersTo(parameters)");
        Member($"void SetParameters(ReadOnlySpan<{t}> parameters)", "SetParameters(parameters)");
        Member("void Save(string path)", "Save(path)");
        Member("void Save(Stream stream)", "Save(stream)");
        Member("void Load(string path)", "Load(path)");
        Member("void Load(Stream stream)", "Load(stream)");
        Member($"void Predict(ReadOnlySpan<{t}> input, Span<{t}> output)", "Predict(input, output)");
        if (inputs.Count > 1 || outputs.Count > 1) PredictParts(w, t, inputs, outputs);
        if (hasClasses) w.Line("/// <summary>Predicts one sample and gives the index of the most probable class.</summary>").Line($"public int PredictClass(ReadOnlySpan<{t}> input) => {body("PredictClass(input)")};").Line();
        Member($"{t} LossAndGradient(ReadOnlySpan<{t}> inputs, ReadOnlySpan<{t}> targets, global::NetGen.Loss loss, Span<{t}> gradient, long step = 0)", "LossAndGradient(inputs, targets, loss, gradient, step)");
        w.Line($"Ng.Engine<{t}> global::NetGen.INetwork<{t}>.Engine => {(body("").StartsWith("throw", StringComparison.Ordinal) ? body("") : "_engine")};").Line();
        w.Line($"static {spec.Name} Ng.IPart<{spec.Name}, {t}>.Attach(Ng.Engine<{t}> owner, int offset) => {(body("").StartsWith("throw", StringComparison.Ordinal) ? body("") : "new(owner, offset)")};");
    }

    // One span per input and output, named as they are.
    private static void PredictParts(SourceWriter w, string t, IReadOnlyList<Layer> inputs, IReadOnlyList<Layer> outputs)
    {
        string[] ins = inputs.Count > 1 ? inputs.Select(l => l.Name).ToArray() : ["input"], outs = outputs.Count > 1 ? outputs.Select(l => inputs.Contains(l) || inputs.Any(i => i.Name == l.Name) ? l.Name + "Output" : l.Name).ToArray() : ["output"];
        w.Line("/// <summary>The same with a span for each input and output: n whole samples in each.</summary>");
        string parameters = string.Join(", ", ins.Select(n => $"ReadOnlySpan<{t}> @{n}").Concat(outs.Select(n => $"Span<{t}> @{n}")));
        w.Block($"public void Predict({parameters})", () =>
        {
            string first = "@" + ins[0];
            long firstLength = inputs[0].Output.Length;
            w.Line($"int n = {first}.Length / {Text.Of(firstLength)};");
            w.Line($"using var samples = new Ng.Samples<{t}>(n, {Text.Of(inputs.Sum(i => i.Output.Length))}, {Text.Of(outputs.Sum(o => o.Output.Length))});");
            int start = 0;
            if (inputs.Count == 1) w.Line($"samples.Put({first}, 0, {Text.Of(firstLength)}, nameof({first}));");
            else
                for (int i = 0; i < ins.Length; start += (int)inputs[i++].Output.Length) w.Line($"samples.Put(@{ins[i]}, {Text.Of(start)}, {Text.Of(inputs[i].Output.Length)}, nameof(@{ins[i]}));");
            start = 0;
            for (int i = 0; i < outs.Length; i++) w.Line($"samples.Check(@{outs[i]}.Length, {Text.Of(outputs[i].Output.Length)}, nameof(@{outs[i]}));");
            w.Line("_engine.Predict(samples.Input, samples.Output);");
            for (int i = 0; i < outs.Length; start += (int)outputs[i++].Output.Length) w.Line($"samples.Take(@{outs[i]}, {Text.Of(start)}, {Text.Of(outputs[i].Output.Length)});");
        });
        w.Line();
    }

    private static string File(NetworkSpec spec, Action<SourceWriter> remarks, Action<SourceWriter> members)
    {
        var w = new SourceWriter();
        w.Line("// <auto-generated>Written by the NetGen compiler from the layer attributes of the class.</auto-generated>");
        w.Line("#nullable enable").Line();
        w.Line("using System;").Line("using System.Collections.Generic;").Line("using System.IO;").Line("using System.Linq;").Line("using System.Runtime.CompilerServices;").Line("using Ng = global::NetGen.Kernels;").Line();
        if (spec.Namespace.Length > 0) w.Line($"namespace {spec.Namespace};").Line();
        void Nest(int depth)
        {
            if (depth < spec.Containers.Count)
            {
                w.Block(spec.Containers[depth], () => Nest(depth + 1));
                return;
            }
            remarks(w);
            w.Block($"partial {spec.Keyword} {spec.Name} : global::NetGen.INetwork{(spec.IsDouble ? "<double>" : "")}, Ng.IPart<{spec.Name}, {spec.Number}>", () => members(w));
        }
        Nest(0);
        return w.ToString();
    }

    private static string Digits(long value) => Text.Grouped(value).Replace(',', '_');

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Pascal(string name) => string.Concat(name.Split('_').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p.Substring(1)));
}

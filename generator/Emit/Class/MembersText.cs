using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the members that every network has: prediction, weights, files, gradients.</summary>
internal static class MembersText
{
    /// <summary>The members of a compiled network, whose bodies are calls of the engine.</summary>
    public static void Write(SourceWriter w, NetworkGraph graph, Link link, Func<string, string> body) =>
        Write(
            w,
            graph.Spec,
            link.Name == "Softmax" && graph.OutputShape.Rank == 1,
            link.Name == "Mixture"
                ? $"new(outputs, components: {Show.Of(link.Sizes[0])}, dimensions: {Show.Of(link.Sizes[1])}, index)"
                : null,
            graph.Inputs.Select(Part).ToList(),
            graph.Outputs.Select(Part).ToList(),
            body
        );

    private static (string Name, long Length) Part(Layer layer) => (layer.Name, layer.Output.Length);

    /// <summary>The members of a network, given what their bodies are.</summary>
    /// <param name="w">The file.</param>
    /// <param name="spec">The declaration.</param>
    /// <param name="hasClasses">The output is one probability for each class.</param>
    /// <param name="mixture">What makes a mixture of Gaussians of the output; null for another output.</param>
    /// <param name="inputs">Names and lengths.</param>
    /// <param name="outputs">Names and lengths.</param>
    /// <param name="body">The body, given the call of the engine.</param>
    public static void Write(
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
        if (spec.Quantization != Attributes.Quantization.None)
        {
            string kind = $"global::NetGen.Quantization.{spec.Quantization}";
            w.Line(
                "/// <summary>A copy for inference alone, of which kernels are stored in fewer bytes, with the weights of now.</summary>"
            );
            w.Line("/// <exception cref=\"global::System.InvalidOperationException\">A weight is not finite.</exception>");
            Public(
                w,
                "global::NetGen.QuantizedNetwork Quantize() => "
                    + $"{(IsThrow(body("")) ? body("") : $"Ng::QuantizedPrograms.Of<Compiled.Quantized>(_engine, {kind})")};"
            );
        }
        foreach (string product in spec.HasCurvature ? new[] { "GaussNewtonProduct", "HessianVectorProduct" } : [])
            Member(
                $"void {product}(global::System.ReadOnlySpan<{t}> inputs, global::System.ReadOnlySpan<{t}> targets, global::NetGen.Loss "
                    + $"loss, global::System.ReadOnlySpan<{t}> vector, global::System.Span<{t}> product, long step = 0)",
                $"{product}(inputs, targets, loss, vector, product, step)"
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
                w.Line($"int {n} = {ins[0]}.Length / {Show.Of(inputs[0].Length)};");
                w.Line(
                    $"using Ng::Samples<{t}> {samples} = new({n}, {Show.Of(inputs.Sum(i => i.Length))}, "
                        + $"{Show.Of(outputs.Sum(o => o.Length))});"
                );
                long start = 0;
                for (int i = 0; i < ins.Length; start += inputs[i++].Length)
                    w.Line($"{samples}.Put({ins[i]}, {Show.Of(start)}, {Show.Of(inputs[i].Length)}, \"{ins[i].TrimStart('@')}\");");
                start = 0;
                for (int i = 0; i < outs.Length; i++)
                    w.Line($"{samples}.Check({outs[i]}.Length, {Show.Of(outputs[i].Length)}, \"{outs[i].TrimStart('@')}\");");
                for (int i = 0; i < outs.Length; i++)
                for (int j = 0; j < i; j++)
                    w.Line($"Ng::Samples<{t}>.Apart({outs[j]}, {outs[i]}, \"{outs[j].TrimStart('@')}\", \"{outs[i].TrimStart('@')}\");");
                w.Line($"_engine.Predict({samples}.Input, {samples}.Output);");
                for (int i = 0; i < outs.Length; start += outputs[i++].Length)
                    w.Line($"{samples}.Take({outs[i]}, {Show.Of(start)}, {Show.Of(outputs[i].Length)});");
            }
        );
        w.Line();
    }

    /// <summary>A public member in a line of its own.</summary>
    public static void Public(SourceWriter w, string member) => w.Line("public " + member).Line();

    private static bool IsThrow(string body) => body.StartsWith("throw", StringComparison.Ordinal);
}

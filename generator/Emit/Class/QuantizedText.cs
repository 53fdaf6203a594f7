using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the program of a quantized network, within that of the network itself.</summary>
internal static class QuantizedText
{
    public static void Write(SourceWriter w, SourceWriter kernels, NetworkPrograms<PassPlan> programs, QuantizedPasses quantized)
    {
        var library = new KernelLibrary();
        var passes = new SourceWriter();
        NetworkPrograms<PassPlan> moved = programs with { Inference = quantized.Inference, Streaming = quantized.Streaming };
        new PassesText(moved, quantized.Inference, library).Write(passes, isInferenceAlone: true);
        kernels.Line().Block("public readonly partial struct Quantized", () => kernels.Line(string.Join("\n\n", library.Texts)));
        w.Line().Line("/// <summary>Inference over kernels that are stored in fewer bytes.</summary>");
        w.Block(
            $"public readonly partial struct Quantized : Ng::IProgram<{programs.Graph.Spec.Number}>",
            () =>
            {
                w.Line(
                    "public static Ng::ProgramInfo Info { get; } = "
                        + $"Compiled.Info.ForInference(arenaLength: {Show.Of(quantized.FloatLength)});"
                );
                w.Line($"public static int StoredLength => {Show.Of(quantized.StoredLength)};").Line();
                w.Line("public static Ng::StoredWeight[] StoredWeights =>");
                w.Line("[");
                foreach (QuantizedWeight weight in quantized.Weights)
                    w.Line($"    {Weight(weight)}, // {weight.Parameter.Name}");
                w.Line("];").Line();
                new SizesText(moved).WriteInference(w);
                w.Line();
                w.Line(passes.ToString().TrimEnd('\n'));
            }
        );
    }

    private static string Weight(QuantizedWeight weight)
    {
        string floats =
            $"new(source: {Show.Of(weight.Source)}, length: {Show.Of(Shapes.Layouts.Size(weight.Parameter.Shape))}, "
            + $"target: {Show.Of(weight.Block.Offset)}";
        string scales = weight.Block.Scales is { } block ? $", scales: {Show.Of(block.Offset)}" : "";
        return weight.Columns == 0 ? floats + ")" : $"{floats}, columns: {Show.Of(weight.Columns)}{scales})";
    }
}

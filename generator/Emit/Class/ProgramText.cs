using NetGen.Generator.Model;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the struct of one network's programs in two parts: what the runtime is told of them and their passes, and the kernels
/// that these call.</summary>
internal static class ProgramText
{
    /// <summary>The struct.</summary>
    /// <param name="w">Its first part goes here.</param>
    /// <param name="kernels">Its second part goes here.</param>
    /// <param name="programs">The programs.</param>
    /// <param name="access">"private" or "public".</param>
    /// <param name="name">Its name.</param>
    /// <param name="summary">What stands above the first part.</param>
    public static void Write(
        SourceWriter w,
        SourceWriter kernels,
        NetworkPrograms<PassPlan> programs,
        string access,
        string name,
        string summary
    )
    {
        var passes = new SourceWriter();
        var library = new KernelLibrary();
        bool isInferenceAlone = programs.Graph.Purpose == Purpose.LayerOutputs;
        new PassesText(programs, programs.Training, library).Write(passes, isInferenceAlone);
        w.Line($"/// <summary>{summary}</summary>");
        w.Block(
            $"{access} readonly partial struct {name} : Ng::IProgram<{programs.Graph.Spec.Number}>",
            () =>
                kernels.Block(
                    $"{access} readonly partial struct {name}",
                    () =>
                    {
                        new InfoText(programs).Write(w);
                        w.Line();
                        if (programs.Graph.Purpose == Purpose.Network)
                        {
                            LayersText.Write(w, programs.Graph);
                            w.Line();
                        }
                        if (isInferenceAlone)
                            new SizesText(programs).WriteInference(w);
                        else
                            new SizesText(programs).Write(w);
                        w.Line();
                        w.Line(passes.ToString().TrimEnd('\n'));
                        kernels.Line(string.Join("\n\n", library.Texts));
                        if (programs.Quantized is { } quantized)
                            QuantizedText.Write(w, kernels, programs, quantized);
                        Part(w, kernels, programs.Moments, "Reference", "The moments of the reference batch.");
                        Part(w, kernels, programs.LayerOutputs, "AllLayers", "The outputs of all layers, one after another.");
                        Part(w, kernels, programs.Noise, "Noisy", "The network with its noise on, and all else as in inference.");
                    }
                )
        );
    }

    // A struct within the struct.
    private static void Part(SourceWriter w, SourceWriter kernels, NetworkPrograms<PassPlan>? programs, string name, string summary)
    {
        if (programs is null)
            return;
        w.Line();
        kernels.Line();
        Write(w, kernels, programs, "public", name, summary);
    }
}

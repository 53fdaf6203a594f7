using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the struct of one network's programs: what the runtime is told of them, their passes, and the kernels that these
/// call.</summary>
internal static class ProgramText
{
    /// <summary>The struct, under a name.</summary>
    public static void Write(SourceWriter w, NetworkPrograms<PassPlan> programs, string access, string name, string summary)
    {
        w.Line($"/// <summary>{summary}</summary>");
        w.Block(
            $"{access} readonly struct {name} : Ng::IProgram<{programs.Graph.Spec.Number}>",
            () =>
            {
                var passes = new SourceWriter();
                var library = new KernelLibrary();
                new PassesText(programs, library).Write(passes);
                new InfoText(programs).Write(w);
                w.Line();
                new SizesText(programs).Write(w);
                w.Line(passes.ToString().TrimEnd('\n'));
                foreach (string text in library.Texts)
                    w.Line().Line(text);
                if (programs.Moments is not { } moments)
                    return;
                w.Line();
                Write(w, moments, "public", "Reference", "The moments of the reference batch.");
            }
        );
    }
}

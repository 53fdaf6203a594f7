using NetGen.Generator.Programs;

namespace NetGen.Generator.Emit;

/// <summary>Which program gives the input's gradient: one that computes what states become, as training does, needs no text of its own
/// where its forward pass is that of training; anywhere else nothing is computed that nobody asks for.</summary>
internal static class InputPass
{
    /// <summary>The same programs with the one that is written.</summary>
    public static NetworkPrograms<PassPlan> Choose(NetworkPrograms<PassPlan> programs) =>
        programs.InputAlone is not { } alone || new PassesText(programs, new KernelLibrary()).InputContinuesTraining
            ? programs
            : programs with
            {
                Input = alone.Value,
                InputAlone = null,
            };
}

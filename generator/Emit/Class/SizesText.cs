using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the runtime needs to run passes: lengths of their memory, numbers of their phases, offsets of what it reads
/// there.</summary>
internal sealed class SizesText(NetworkPrograms<PassPlan> programs)
{
    /// <summary>Of inference alone.</summary>
    public void WriteInference(SourceWriter w)
    {
        Number(w, "InferenceLength", programs.Inference.Plan.SampleLength);
        Number(w, "InferenceScratch", programs.Inference.Plan.ScratchLength);
        if (programs.Inference.OffsetOf(RootRole.Mask) is { } mask)
            Number(w, "InferenceMaskOffset", mask);
        if (programs.Training.Plan.Kernels.Any(k => k is ScanKernel))
            w.Line("public static bool HasLoops => true;");
        if (programs.Training.CarriedLength > 0)
            Number(w, "CarriedLength", programs.Training.CarriedLength);
        if (programs.Streaming is not { } step)
            return;
        NetworkGraph graph = step.Graph;
        Number(w, "StreamingLength", step.Step.Plan.SampleLength);
        Number(w, "StreamingScratch", step.Step.Plan.ScratchLength);
        Number(w, "StreamingCarriedLength", step.Step.CarriedLength);
        if (graph.Layers.FirstOrDefault(l => l.Kind.Steps(l.Spec).EndsStreams && !graph.BeforeStream.Contains(l)) is { } last)
            Number(w, "MostSteps", last.Steps);
        int source = step.Beginning is null ? 0 : (int)graph.SourceShape.Length;
        Number(w, "StepInputLength", (int)graph.StepInputShape.Length);
        Number(w, "StepOutputLength", (int)graph.OutputShape.Length);
        InfoText.WriteChecks(
            w,
            "public static Ng::InputCheck[] StepChecks =>",
            [.. graph.Checks.Where(c => c.Start >= source).Select(c => c with { Start = c.Start - source })],
            "];"
        );
        if (step.Beginning is not { } beginning)
            return;
        Number(w, "SourceLength", source);
        Number(w, "BeginningLength", beginning.Plan.SampleLength);
        Number(w, "BeginningScratch", beginning.Plan.ScratchLength);
        InfoText.WriteChecks(w, "public static Ng::InputCheck[] SourceChecks =>", [.. graph.Checks.Where(c => c.Start < source)], "];");
    }

    /// <summary>Of all passes.</summary>
    public void Write(SourceWriter w)
    {
        PassPlan training = programs.Training;
        int? penalty = training.OffsetOf(RootRole.Penalty),
            mask = training.OffsetOf(RootRole.Mask);
        void Number(string name, int value) => SizesText.Number(w, name, value);
        WriteInference(w);
        Number("TrainingLength", training.Plan.SampleLength);
        Number("TrainingScratch", training.Plan.ScratchLength);
        w.Line($"public static long MultiplyAdds => {Show.Of(training.Plan.MultiplyAdds)};");
        Number("PenaltyOffset", penalty ?? -1);
        if (mask is { } trainingMask)
            Number("TrainingMaskOffset", trainingMask);
        string engine = $"Ng::Engine<{programs.Graph.Spec.Number}";
        if (programs.Moments is not null)
            w.Line($"public static {engine}> Moments({engine}> owner) => new {engine}, Reference>(owner, 0, 0);");
        if (programs.LayerOutputs is not null)
            w.Line($"public static {engine}> LayerOutputs({engine}> owner) => new {engine}, AllLayers>(owner, 0, 0);");
        if (programs.IsNoisy)
            w.Line("public static bool IsNoisy => true;");
        if (programs.Noise is not null)
            w.Line($"public static {engine}> Noise({engine}> owner) => new {engine}, Noisy>(owner, 0, 0);");
        bool splits = penalty is null && mask is null && programs.Moments is null && training.Plan.HasIndependentSamples;
        w.Line($"public static bool Splits => {(splits ? "true" : "false")};");
        Number("ForwardPhases", training.Plan.Phases(backward: false));
        Number("BackwardPhases", training.Plan.Phases(backward: true));
        if (programs.Input is { } input)
        {
            Number("InputForwardPhases", input.Plan.Phases(backward: false));
            Number("InputBackwardPhases", input.Plan.Phases(backward: true));
            Number("InputTrainingLength", input.Plan.SampleLength);
            Number("InputTrainingScratch", input.Plan.ScratchLength);
            if (input.OffsetOf(RootRole.Mask) is { } inputMask)
                Number("InputMaskOffset", inputMask);
        }
        if (programs.Slope is { } slope)
            Product("Slope", slope);
        if (programs.Curvature is not { } curvature)
            return;
        Product("GaussNewton", curvature.GaussNewton);
        Product("Hessian", curvature.Hessian);

        void Product(string name, PassPlan pass) =>
            w.Line(
                $"public static Ng::CurvatureSizes {name}Sizes => new() {{ Length = {Show.Of(pass.Plan.SampleLength)}, "
                    + $"Scratch = {Show.Of(pass.Plan.ScratchLength)}, Mask = {Show.Of(pass.OffsetOf(RootRole.Mask) ?? -1)}, "
                    + $"ForwardPhases = {Show.Of(pass.Plan.Phases(backward: false))}, "
                    + $"BackwardPhases = {Show.Of(pass.Plan.Phases(backward: true))} }};"
            );
    }

    private static void Number(SourceWriter w, string name, int value) => w.Line($"public static int {name} => {Show.Of(value)};");
}

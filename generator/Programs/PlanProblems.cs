using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Programs;

/// <summary>What a network asks for and only its plans show that it cannot have.</summary>
internal static class PlanProblems
{
    /// <summary>The first problem; null where there is none.</summary>
    public static Problem? Of(NetworkPrograms<PassPlan> plans)
    {
        NetworkSpec spec = plans.Graph.Spec;
        if (spec.Quantization != Quantization.None && plans.Quantized is null)
            return new Problem(
                Descriptors.NoQuantization,
                [spec.Name, spec.Quantization.ToString(), "no kernel of its layers stands in a product of inference"]
            );
        return spec.HasGradientPenalty && NoSlope(plans) is { } no
            ? new Problem(Descriptors.NoSlope, [spec.Name, no.Reason, no.Remedy])
            : null;
    }

    private static (string Reason, string Remedy)? NoSlope(NetworkPrograms<PassPlan> plans) =>
        plans.Slope is null
            ? ("its output does not change evenly with any value of its input", "Give it an input that is no number of a table's row")
        : plans.Link != Link.None || plans.Ends.Any(end => end.Link != Link.None)
            ? ("it ends in a softmax, a sigmoid or a mixture, whose slope vanishes where it is sure", "Let its last layer be linear")
        : !plans.Training.Plan.HasIndependentSamples
            ? (
                "the samples of a batch depend on each other, so that a sample's slope is not its own",
                "Take [LayerNormalization] instead of [BatchNormalization]"
            )
        : plans.Training.OffsetOf(RootRole.Mask) is not null
            ? ("some of its steps may be padding, which have no slope of their own", "Leave [Masking] and MaskZero out")
        : null;
}

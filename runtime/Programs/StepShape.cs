using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How the samples of a recurrent network are made of steps.</summary>
/// <param name="Steps">Steps of a sample.</param>
/// <param name="Input">Values of one step's input.</param>
/// <param name="Output">Values of one step's output.</param>
/// <param name="OutputSteps">Steps of a sample's output: all of them or, where only the last one is given, 1.</param>
internal readonly record struct StepShape(int Steps, int Input, int Output, int OutputSteps)
{
    /// <summary>Those of a network over a single sequence that can run on without end.</summary>
    /// <param name="network">The network.</param>
    /// <param name="reason">Why it has none.</param>
    public static StepShape? Of<T>(INetwork<T> network, out string reason)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ProgramInfo info = network.Engine.Info;
        (int input, int output) = network.Engine.StepLengths;
        reason =
            input == 0
                ? "cannot go on from step to step: that takes a recurrent layer, and no layer that needs the whole sequence or reads it "
                    + "backwards"
            : info.InputShapes.Length > 1 || info.OutputShapes.Length > 1
                ? "has several inputs or outputs, but a series is one sequence of steps"
            : info.MaskedSteps > 0 ? "has steps that may be padding, but a series has no padding: leave [Masking] and MaskZero out"
            : "";
        return reason.Length == 0 ? new StepShape(info.InputLength / input, input, output, info.OutputLength / output) : null;
    }
}

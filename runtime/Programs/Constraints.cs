using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What the tensors of a network are held to.</summary>
internal static class Constraints
{
    /// <summary>Whether there is any.</summary>
    public static bool Any(ProgramInfo info) => Array.Exists(info.Parameters, spec => spec.Held is not null);

    /// <summary>Holds parameters to them, but for those that are frozen.</summary>
    public static void Apply<T>(Engine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterSpec spec in engine.Info.Parameters)
            if (spec.Held is { } constraint && !engine.IsFrozen(spec))
                constraint.Apply(spec.BlockIn(engine.Parameters));
    }
}

using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What the tensors of a network are held to.</summary>
internal static class Constraints
{
    /// <summary>Whether there is any.</summary>
    public static bool Any(ProgramInfo info) => Array.Exists(info.Parameters, spec => spec.Held is not null);

    /// <summary>Holds parameters to them.</summary>
    public static void Apply<T>(ProgramInfo info, Ptr<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterSpec spec in info.Parameters)
            spec.Held?.Apply(spec.BlockIn(parameters));
    }
}

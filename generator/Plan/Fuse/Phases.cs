using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Cuts passes into phases, between which threads wait for each other.</summary>
internal static class Phases
{
    /// <summary>A kernel is in a later phase than those whose results other threads make.</summary>
    public static void Cut(IReadOnlyList<Kernel> kernels, DataFlow flow)
    {
        foreach (Kernel kernel in kernels)
        foreach (Node input in kernel.Nodes.SelectMany(n => n.Inputs))
        foreach (Kernel source in flow.Sources(input))
        {
            if (source == kernel || source.Loop is not null || source.IsBackward != kernel.IsBackward)
                continue;
            kernel.Phase = Math.Max(
                kernel.Phase,
                source.Phase + ((source.IsRows && kernel.IsRows) || (IsOneRow(source) && IsOneRow(kernel)) ? 0 : 1)
            );
        }
    }

    // There is nothing to divide: the last thread does it all. A plain copy may be a transposition, which divides what it reads.
    private static bool IsOneRow(Kernel kernel) =>
        kernel is ElementwiseKernel or ReduceKernel
        && kernel.Root is not Map { Expression: In }
        && kernel.Root.Shape.ToArray().Take(kernel.Root.Shape.Rank - 1).All(d => d == 1);
}

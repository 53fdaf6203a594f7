using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A sum over the batch has few rows that threads could share: each sample is summed up first, where that leaves much
/// less.</summary>
internal sealed class SumsInTwoSteps : Rewrite<Reduce>
{
    protected override Node? Of(Reduce sum, Legalizer legal)
    {
        if (sum.IsMax)
            return null;
        int[] others = [.. sum.Axes.Where(a => sum.Inputs[0].Shape[a] != Shape.N)];
        bool isMuch = others.Length < sum.Axes.Count && others.Aggregate(1L, (product, a) => product * sum.Inputs[0].Shape[a]) > 4;
        return isMuch
            ? Reduce.Sum(
                Reduce.Sum(sum.Inputs[0], others).Named(sum.Name.Length > 0 ? "samples_" + sum.Name : "samples"),
                [.. sum.Axes.Except(others)]
            )
            : null;
    }
}

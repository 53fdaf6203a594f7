using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes which lines of its windows a contraction sums over.</summary>
internal static class BordersText
{
    /// <summary>The member that says so; empty where all lines count.</summary>
    public static string Of(Contract contract, ContractForm form)
    {
        if (WindowBorders.Of(contract, form) is not { } borders)
            return "";
        int[] steps = new int[contract.Shape.Rank];
        steps[contract.Result.IndexOf(form.LeftLabels(contract)[WindowBorders.Axis])] = 1;
        int[] rows = [.. Enumerable.Range(0, contract.Shape.Rank - form.Lanes.Length)];
        return "\n    public static Ng::SegmentRange Segments(int i, int segments) => "
            + $"Ng::SegmentRange.OfWindow({OffsetText.Of("i", rows, contract.Shape, steps)}, before: {Show.Of(borders.Before)}, "
            + $"length: {Show.Of(borders.Length)}, stride: {Show.Of(borders.Stride)}, dilation: {Show.Of(borders.Dilation)}, "
            + "lines: segments);";
    }
}

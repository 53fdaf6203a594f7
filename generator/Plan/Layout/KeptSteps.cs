using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>Which values of a loop's steps are kept, and where a step finds its own.</summary>
internal static class KeptSteps
{
    /// <summary>How many rows a sample has of each value that has more than one.</summary>
    public static IReadOnlyDictionary<Node, int> Rows(IReadOnlyCollection<Node> live)
    {
        var rows = new Dictionary<Node, int>();
        foreach (ScanOut all in live.OfType<ScanOut>().Where(o => !o.IsLast))
            rows[all.Value] = all.Scan.InnerLoop.Length;
        HashSet<Node> whole = [.. rows.Keys, .. live.OfType<Linked>().Select(link => link.Carry)];
        foreach (Scan scan in live.OfType<Scan>())
        foreach (Carry carry in scan.Carries)
            rows[carry] = rows[scan.NextOf(carry)] =
                whole.Contains(carry) || whole.Contains(scan.NextOf(carry)) ? scan.InnerLoop.Length + 1 : 2;
        foreach (Accumulator accumulator in live.OfType<Accumulator>())
            rows[accumulator] = accumulator.Loop.Length + 1;
        return rows;
    }

    /// <summary>What a sequence that lies at <paramref name="seen"/> has at the step.</summary>
    public static Place Of(Step step, Place seen) =>
        new(
            seen.Block,
            step.Of(seen.Layout),
            seen.Running.Append(new TimeOffset(TimeRow.Own, seen.Layout.Strides[step.Axis])).ToEquatableArray()
        );

    /// <summary>What is added to the offset of a value at step t.</summary>
    public static EquatableArray<TimeOffset> Running(Node value, Scan scan) =>
        RowOf(value, scan) is { } row ? new[] { new TimeOffset(row, Layouts.Size(value.Shape)) }.ToEquatableArray() : default;

    // null where there is but one row.
    private static TimeRow? RowOf(Node value, Scan scan)
    {
        bool isNext = scan.Next.Contains(value),
            isAhead = isNext != scan.InnerLoop.IsReverse;
        if (!isNext && value is not LoopCarried)
            return value.Rows == 1 ? null : TimeRow.Own;
        return value.Rows > 2 || value is Accumulator
            ? isAhead
                ? TimeRow.Next
                : TimeRow.Own
            : isAhead
                ? TimeRow.NextOfTwo
                : TimeRow.OwnOfTwo;
    }
}

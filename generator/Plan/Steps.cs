using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Where the values of a loop's steps lie. A sample has them one after another: those that are asked for as a whole sequence at
/// all steps, and what is carried as a row before the first step and one behind each; of what is carried and not asked for the last two
/// rows are kept, in turn.</summary>
internal static class Steps
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
        foreach (Received received in live.OfType<Received>())
            rows[received] = received.Loop.Length + 1;
        return rows;
    }

    /// <summary>A value of one step, of which a sample has several rows.</summary>
    public static Strides Of(Node value)
    {
        Strides one = Place.Padded(value.Shape);
        return value.Rows == 1 ? one : new Strides(0, [.. one.Steps.Select((step, axis) => axis == 0 ? step * value.Rows : step)]);
    }

    /// <summary>A result of a scan.</summary>
    public static Strides Of(ScanOut result)
    {
        Strides one = Of(result.Value);
        int size = Place.Size(result.Value.Shape);
        if (result.IsLast)
            return new Strides(size * LastRow((Carry)result.Value), one.Steps);
        List<int> steps = [.. one.Steps];
        steps.Insert(Loop.TimeAxis(result.Value.Shape), size);
        return new Strides(size * FirstRow(result), [.. steps]);
    }

    /// <summary>What a sequence that lies at <paramref name="seen"/> has at the step.</summary>
    public static Place Of(Step step, Place seen) =>
        new(
            seen.Buffer,
            step.Of(seen.Strides),
            string.Join(" + ", new[] { seen.Running, Times("t", seen.Strides.Steps[step.Axis]) }.Where(part => part.Length > 0))
        );

    /// <summary>What is added to the offset of a value at step t.</summary>
    public static string Running(Node value, Scan scan)
    {
        int size = Place.Size(value.Shape);
        bool isNext = scan.Next.Contains(value),
            isAhead = isNext != scan.InnerLoop.IsReverse;
        if (!isNext && value is not Brought)
            return value.Rows == 1 ? "" : Times("t", size);
        return value.Rows > 2 || value is Received
            ? Times(isAhead ? "(t + 1)" : "t", size)
            : Times(isAhead ? "(t + 1 & 1)" : "(t & 1)", size);
    }

    /// <summary>The row that the loop begins with.</summary>
    public static int InitialRow(Carry carry) =>
        !carry.Loop.IsReverse ? 0
        : carry.Rows > 2 ? carry.Loop.Length
        : carry.Loop.Length & 1;

    private static int LastRow(Carry carry) =>
        carry.Loop.IsReverse ? 0
        : carry.Rows > 2 ? carry.Loop.Length
        : carry.Loop.Length & 1;

    // What is read at a step is the row of the step before it.
    private static int FirstRow(ScanOut result)
    {
        bool isNext = result.Scan.Next.Contains(result.Value);
        return (isNext && !result.Scan.InnerLoop.IsReverse) || (result.Value is Carry && result.Scan.InnerLoop.IsReverse) ? 1 : 0;
    }

    private static string Times(string index, int size) => size == 1 ? index : $"{index} * {Text.Of(size)}";
}
